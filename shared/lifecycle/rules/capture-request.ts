import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventOf } from '../event.ts'
import type { Order } from '../order.ts'
import { availablePaid, capturable, shipmentTotal } from '../order-money.ts'
import type { Payment } from '../payment.ts'
import { newEntry } from '../payment-entry.ts'
import type { Shipment } from '../shipment.ts'

/** What a shipment still needs from the provider after the paid money that is free was counted. */
export function neededFor(order: Order, shipment: Shipment): number {
  return Math.max(0, shipmentTotal(order, shipment) - availablePaid(order))
}

/** The order's authorization with the most left to capture; undefined where no payment provider is behind the order. */
export function paymentToCapture(order: Order): Payment | undefined {
  return order.payments.filter((payment) => payment.kind === 'psp').toSorted((a, b) => capturable(b) - capturable(a))[0]
}

/** Asks the provider to move money; its answer comes as RecordPaymentResult. */
export function captureRequested(
  command: CommandOf<CommandName>,
  context: RuleContext,
  payment: Payment,
  value: number,
  shipmentId?: string,
): EventOf<'CaptureRequested'> {
  const entry = newEntry(command, context, {
    entryType: 'CAPTURE_REQUEST',
    status: 'pending',
    value,
    ...(shipmentId === undefined ? {} : { shipmentId }),
  })
  return { kind: 'CaptureRequested', paymentId: payment.id, entry }
}
