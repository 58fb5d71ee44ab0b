import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventBody } from '../event.ts'
import type { Order } from '../order.ts'
import { type EntryFields, newEntry } from '../payment-entry.ts'
import type { PaymentMethod } from '../settings.ts'

/** Money somebody took in hand or saw arrive, booked on the order's payment of that method; on a new one where there is none. */
export function moneyReceived(
  command: CommandOf<CommandName>,
  order: Order,
  method: Pick<PaymentMethod, 'id' | 'name' | 'kind'>,
  fields: EntryFields,
  context: RuleContext,
): readonly EventBody[] {
  const known = order.payments.find((payment) => payment.methodId === method.id)
  const paymentId = known?.id ?? context.nextId()
  const { id: methodId, name: methodName, kind } = method
  const externalReference = fields.externalReference ?? ''
  const payment = { id: paymentId, methodId, methodName, kind, externalReference, entries: [] }
  return [
    ...(known ? [] : [{ kind: 'PaymentAdded', payment } as const]),
    { kind: 'PaymentEntryAdded', paymentId, entry: newEntry(command, context, fields) },
  ]
}
