// screens/new-order: a selection put together and checked out in one form. Prices, offers and reasons come from the rules.

import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import { type Address, EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import type { NewLine, SelectionChanges, Tender } from '../../../shared/lifecycle/command.ts'
import type { HoldReason } from '../../../shared/lifecycle/order.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { Market, PaymentMethod, ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { newLineOf } from '../../actions/new-line.ts'

/** Everything the form holds. */
export interface NewOrderDraft {
  readonly marketId: string
  readonly lines: readonly NewLine[]
  readonly shippingAddress: Address
  readonly billingAddress: Address
  readonly billsToSame: boolean
  readonly shippingMethodId: string | null
  readonly paymentMethodId: string | null
  readonly comment: string
  readonly poNumber: string
  readonly confirmNow: boolean
  readonly holdNow: boolean
  readonly holdReason: HoldReason
  readonly holdText: string
  /** Handed over at once and paid in hand, to whoever stands at the counter. */
  readonly atCounter: boolean
  /** Where a counter sale takes its goods from; empty: as the market's rule says. */
  readonly warehouseId: string
  /** Parts put down already; the chosen way of paying takes what they leave. */
  readonly parts: readonly Tender[]
  /** Given towards what is left, minor units; null: just that. */
  readonly received: number | null
  /** What stands on the terminal's slip for it. */
  readonly slip: string
}

/** An empty form for the shop's first market. */
export function emptyDraft(settings: ShopSettings, atCounter = false): NewOrderDraft {
  const market = settings.markets[0]
  const draft: NewOrderDraft = {
    marketId: market?.id ?? '',
    lines: [],
    shippingAddress: { ...EMPTY_ADDRESS, country: onlyCountryOf(market) },
    billingAddress: EMPTY_ADDRESS,
    billsToSame: true,
    shippingMethodId: null,
    paymentMethodId: null,
    comment: '',
    poNumber: '',
    confirmNow: false,
    holdNow: false,
    holdReason: 'CUSTOMER_REQUEST',
    holdText: '',
    atCounter: false,
    warehouseId: '',
    ...NOTHING_PUT_DOWN,
  }
  return atCounter ? soldAtCounter(draft, settings) : draft
}

/** No money yet. */
export const NOTHING_PUT_DOWN: Pick<NewOrderDraft, 'parts' | 'received' | 'slip'> = { parts: [], received: null, slip: '' }

/** The form turned to the counter: goods from the shop floor if there is one, cash unless something else was chosen. */
export function soldAtCounter(draft: NewOrderDraft, settings: ShopSettings): NewOrderDraft {
  const floor = settings.warehouses.find((warehouse) => warehouse.active && warehouse.kind === 'brickAndMortar')
  const chosen = settings.paymentMethods.find((method) => method.id === draft.paymentMethodId)
  const cash = settings.paymentMethods.find((method) => method.active && method.kind === 'cash')
  return {
    ...draft,
    atCounter: true,
    warehouseId: draft.warehouseId || (floor?.id ?? ''),
    paymentMethodId: chosen && isPaidInHand(chosen) ? chosen.id : (cash?.id ?? null),
  }
}

/** Money that is there when the goods go over the counter. */
export function isPaidInHand({ kind }: PaymentMethod): boolean {
  return kind === 'cash' || kind === 'externalTerminal' || kind === 'prepaid' || kind === 'free'
}

/** Whether nobody has been named; the country alone names nobody. */
export function isNobody({ country: _, ...address }: Address): boolean {
  return Object.values(address).every((value) => value === '')
}

/** The form of a selection begun before, such as an exchange. */
export function draftOf(selection: Selection, settings: ShopSettings): NewOrderDraft {
  const shippingAddress = selection.shippingAddress ?? selection.address ?? EMPTY_ADDRESS
  const billingAddress = selection.address ?? shippingAddress
  const begun = emptyDraft(settings, selection.origin === 'counter')
  return {
    ...begun,
    marketId: selection.marketId,
    lines: selection.lines,
    shippingAddress,
    billingAddress,
    billsToSame: canonicalJson(shippingAddress) === canonicalJson(billingAddress),
    shippingMethodId: selection.shippingMethodId,
    paymentMethodId: selection.paymentMethodId ?? begun.paymentMethodId,
    comment: selection.comment,
    poNumber: selection.poNumber,
  }
}

/** One unit more of an item: another one on its line, or a line of its own. */
export function withItem(draft: NewOrderDraft, item: ProductItem, unitPrice = item.unitPrice): NewOrderDraft {
  const standing = draft.lines.find((line) => line.itemId === item.id)
  if (standing) return withQuantity(draft, standing.id, standing.quantity + 1)
  return { ...draft, lines: [...draft.lines, newLineOf(item, unitPrice)] }
}

/** Another quantity of a line; none takes it out. */
export function withQuantity(draft: NewOrderDraft, lineId: string, quantity: number): NewOrderDraft {
  if (quantity === 0) return { ...draft, lines: draft.lines.filter((line) => line.id !== lineId) }
  return { ...draft, lines: draft.lines.map((line) => (line.id === lineId ? { ...line, quantity } : line)) }
}

/** What the form says about the selection beside its lines. */
export function changesOf(draft: NewOrderDraft): SelectionChanges {
  const { comment, poNumber, paymentMethodId, shippingAddress } = draft
  if (draft.atCounter) {
    const address = isNobody(shippingAddress) ? null : shippingAddress
    return { address, shippingAddress: null, shippingMethodId: null, paymentMethodId, comment: comment.trim(), poNumber: poNumber.trim() }
  }
  return {
    address: draft.billsToSame ? draft.shippingAddress : draft.billingAddress,
    shippingAddress: draft.shippingAddress,
    shippingMethodId: draft.shippingMethodId,
    paymentMethodId: draft.paymentMethodId,
    comment: draft.comment.trim(),
    poNumber: draft.poNumber.trim(),
  }
}

function onlyCountryOf(market: Market | undefined): string {
  return market?.countries.length === 1 ? (market.countries[0] ?? '') : ''
}
