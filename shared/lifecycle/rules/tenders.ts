// A sale paid in several parts: some in cash, some by the terminal. Each part becomes a payment of its own, so that what goes back
// goes back the way it came.

import { sumOf } from '../../base/money.ts'
import type { CommandOf, Tender } from '../command.ts'
import { type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { findPaymentMethod } from '../find-setting.ts'
import { newEntry } from '../payment-entry.ts'
import type { Selection } from '../selection.ts'
import type { PaymentMethod } from '../settings.ts'
import { isCount } from './check-lines.ts'
import { type CheckedOut, restrictionOf } from './checkout-check.ts'

/** Why the parts do not pay the sale: one is not in hand or not offered, they do not come to what is due, or a slip is told twice. */
export function tenderRefusal(
  tenders: readonly Tender[],
  selection: Selection,
  checkedOut: CheckedOut,
  { settings }: RuleContext,
): RuleDecision | null {
  for (const { methodId, amount } of tenders) {
    const method = findPaymentMethod(settings, methodId)
    if (!method) return refuse('VALIDATION', { field: 'paymentMethodId' })
    if (!isPart(method)) return refuse('PAYMENT_METHOD_RESTRICTED', { method: method.name, why: NOT_IN_HAND })
    const restricted = restrictionOf(selection, method, checkedOut.shippingMethod)
    if (restricted) return restricted
    if (!isCount(amount) || amount === 0) return refuse('VALIDATION', { field: 'amount', value: amount })
  }
  const reference = slipToldTwice(tenders)
  if (reference !== undefined) return refuse('VALIDATION', { field: 'tenders', reference })
  const paid = sumOf(tenders, (tender) => tender.amount)
  const due = checkedOut.grandTotal - checkedOut.creditUsed
  return paid === due ? null : refuse('VALIDATION', { field: 'tenders', paid, due, currency: selection.currency })
}

/** Why a method does not pay for what leaves at once. */
export const NOT_IN_HAND = 'a counter sale is paid in hand'

function isPart({ kind }: PaymentMethod): boolean {
  return kind === 'cash' || kind === 'externalTerminal' || kind === 'prepaid'
}

/** A payment for each part, with what its slip says. */
export function tenderPayments(tenders: readonly Tender[], command: CommandOf<'CreateOrder'>, context: RuleContext): readonly EventBody[] {
  return tenders.flatMap(({ methodId, amount, reference = '' }): readonly EventBody[] => {
    const method = findPaymentMethod(context.settings, methodId)
    if (!method) return []
    const id = context.nextId()
    const externalReference = reference.trim()
    const entryType = method.kind === 'prepaid' ? 'PREPAID' : 'MARKED_AS_PAID'
    const entry = newEntry(command, context, { entryType, status: 'success', value: amount, externalReference })
    const { name: methodName, kind } = method
    return [{ kind: 'PaymentAdded', payment: { id, methodId, methodName, kind, externalReference, entries: [entry] } }]
  })
}

/** What an order paid in parts is said to be paid by: each way once, in the order the money came. */
export function namesOfTenders(tenders: readonly Tender[], { settings }: RuleContext): string {
  const names = tenders.flatMap(({ methodId }) => findPaymentMethod(settings, methodId)?.name ?? [])
  return [...new Set(names)].join(' + ')
}

// One slip is one payment: the same number twice is one card read twice.
function slipToldTwice(tenders: readonly Tender[]): string | undefined {
  const slips = tenders.flatMap(({ methodId, reference = '' }) => (reference.trim() === '' ? [] : [`${methodId}\n${reference.trim()}`]))
  return slips
    .find((slip, place) => slips.indexOf(slip) < place)
    ?.split('\n')
    .at(-1)
}
