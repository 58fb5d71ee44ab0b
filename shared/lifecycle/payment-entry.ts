import type { CommandName, CommandOf } from './command.ts'
import type { RuleContext } from './decision.ts'
import type { PaymentEntryType, PaymentHistoryEntry } from './payment.ts'

export interface EntryFields {
  readonly entryType: PaymentEntryType
  readonly status: PaymentHistoryEntry['status']
  readonly value: number
  readonly shipmentId?: string
  readonly returnId?: string
  readonly refundId?: string
  readonly externalReference?: string
}

/**
 * A line of payment history as this command writes it. The command's id is the provider's idempotency key; a command
 * that asks several providers numbers the further requests.
 */
export function newEntry(command: CommandOf<CommandName>, context: RuleContext, fields: EntryFields, request = 0): PaymentHistoryEntry {
  return {
    externalReference: '',
    ...fields,
    id: context.nextId(),
    idempotencyKey: request === 0 ? command.id : `${command.id}/${request + 1}`,
    at: command.occurredAt,
    by: command.actor.name,
  }
}
