import type { CommandName, CommandOf } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventOf } from '../event.ts'
import type { Order } from '../order.ts'
import { capturable } from '../order-money.ts'
import { newEntry } from '../payment-entry.ts'

/** Gives up what is authorized and not captured: a cancelled order takes no money any more. */
export function authorizationsCancelled(
  order: Order,
  command: CommandOf<CommandName>,
  context: RuleContext,
): readonly EventOf<'PaymentEntryAdded'>[] {
  const open = order.payments.filter((payment) => payment.kind === 'psp' && capturable(payment) > 0)
  return open.map((payment, index) => ({
    kind: 'PaymentEntryAdded',
    paymentId: payment.id,
    entry: newEntry(
      command,
      context,
      { entryType: 'CANCEL', status: 'success', value: capturable(payment), externalReference: payment.externalReference },
      index,
    ),
  }))
}
