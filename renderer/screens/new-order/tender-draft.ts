// What is put down for a sale: parts first, and the chosen way of paying for what is left. Amounts in minor units.

import { sumOf } from '../../../shared/base/money.ts'
import type { Tender } from '../../../shared/lifecycle/command.ts'
import type { PaymentMethod, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { isPaidInHand, type NewOrderDraft } from './new-order-draft.ts'
import { quickAmounts } from './quick-amounts.ts'

/** How far what was put down goes. */
export interface TenderStanding {
  /** The way the rest is paid; undefined where none was chosen, or none that money is handed over by. */
  readonly method: PaymentMethod | undefined
  /** What the parts put down before leave to pay; never negative. */
  readonly rest: number
  readonly given: number
  readonly isShort: boolean
  /** More than the rest, by a way that gives no change. */
  readonly isOver: boolean
  /** Given back in cash; null where the rest is not paid in cash. */
  readonly change: number | null
}

/** Where the money stands, for a sale that costs `toPay`. */
export function tenderStanding(draft: NewOrderDraft, toPay: number, settings: ShopSettings): TenderStanding {
  const chosen = settings.paymentMethods.find((method) => method.id === draft.paymentMethodId)
  const method = chosen && isTender(chosen) ? chosen : undefined
  const rest = Math.max(0, toPay - sumOf(draft.parts, (part) => part.amount))
  const given = draft.received ?? rest
  const isCash = method?.kind === 'cash'
  return {
    method,
    rest,
    given,
    isShort: method !== undefined && given < rest,
    isOver: method !== undefined && !isCash && given > rest,
    change: isCash ? given - rest : null,
  }
}

/** The ways a part can be paid by, cash and terminal first. */
export function tenderMethods({ paymentMethods }: ShopSettings): readonly PaymentMethod[] {
  const rank = ({ kind }: PaymentMethod) => (kind === 'cash' ? 0 : kind === 'externalTerminal' ? 1 : 2)
  return paymentMethods.filter((method) => method.active && isTender(method)).toSorted((a, b) => rank(a) - rank(b))
}

/** What was given is put down as a part and the rest is paid this way; with nothing given, all of it is. */
export function restPaidBy(draft: NewOrderDraft, methodId: string, toPay: number, settings: ShopSettings): NewOrderDraft {
  const { method, given, isShort } = tenderStanding(draft, toPay, settings)
  const isSameTill = method?.id === methodId && method.kind === 'cash'
  if (method && isShort && given > 0 && !isSameTill) {
    const part = { methodId: method.id, amount: given, ...slipOf(draft) }
    return { ...draft, ...NOTHING_GIVEN, parts: [...draft.parts, part], paymentMethodId: methodId }
  }
  return method?.id === methodId ? draft : { ...draft, ...NOTHING_GIVEN, paymentMethodId: methodId }
}

/** Takes a part back: what it paid is left to pay again. */
export function withoutPart(draft: NewOrderDraft, part: Tender): NewOrderDraft {
  return { ...draft, received: null, parts: draft.parts.filter((each) => each !== part) }
}

/** The next round sum a customer might put down; after the last, just what it costs. */
export function nextQuickAmount({ rest, given }: TenderStanding, currency: string): number | null {
  return quickAmounts(rest, currency).find((amount) => amount > given) ?? null
}

/** The parts as the sale takes them; undefined where it is paid all at once and nothing stands on a slip. */
export function tendersOf(draft: NewOrderDraft, toPay: number, settings: ShopSettings): readonly Tender[] | undefined {
  const { method, rest } = tenderStanding(draft, toPay, settings)
  const slip = slipOf(draft)
  if (draft.parts.length === 0 && !('reference' in slip)) return undefined
  return method && rest > 0 ? [...draft.parts, { methodId: method.id, amount: rest, ...slip }] : draft.parts
}

const NOTHING_GIVEN = { received: null, slip: '' } as const

function slipOf({ slip }: NewOrderDraft): Pick<Tender, 'reference'> {
  return slip.trim() === '' ? {} : { reference: slip.trim() }
}

function isTender(method: PaymentMethod): boolean {
  return isPaidInHand(method) && method.kind !== 'free'
}
