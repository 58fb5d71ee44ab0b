import { derivedId } from './derived-id.ts'

const SOURCE = 'ledger'

/** The id of a command that plays a part in importing an invoice. */
export function ledgerCommandId(invoice: string, ...parts: readonly string[]): string {
  return derivedId(SOURCE, invoice, ...parts)
}

/** The id an invoice's order has, now and at every later import. */
export function orderIdOf(invoice: string): string {
  return derivedId(SOURCE, invoice)
}

export function orderLineIdOf(invoice: string, index: number): string {
  return derivedId(SOURCE, invoice, 'line', String(index))
}

export function createOrderIdOf(invoice: string): string {
  return ledgerCommandId(invoice, 'CreateOrder')
}

/** The command that makes the return of a cancellation from one order. */
export function createReturnIdOf(invoice: string, orderId: string): string {
  return ledgerCommandId(invoice, orderId, 'CreateReturn')
}

/** True for a return that was made by importing `invoice`, whatever rule numbered it under its command. */
export function isReturnOf(invoice: string, orderId: string, returnId: string): boolean {
  return returnId.startsWith(createReturnIdOf(invoice, orderId))
}
