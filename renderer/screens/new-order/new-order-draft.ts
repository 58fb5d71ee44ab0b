// screens/new-order: a selection put together and checked out in one form. Prices, offers and reasons come from the rules.

import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import { type Address, EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import type { NewLine, SelectionChanges } from '../../../shared/lifecycle/command.ts'
import type { HoldReason } from '../../../shared/lifecycle/order.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { Market, ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
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
}

/** An empty form for the shop's first market. */
export function emptyDraft(settings: ShopSettings): NewOrderDraft {
  const market = settings.markets[0]
  return {
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
  }
}

/** The form of a selection begun before, such as an exchange. */
export function draftOf(selection: Selection, settings: ShopSettings): NewOrderDraft {
  const shippingAddress = selection.shippingAddress ?? selection.address ?? EMPTY_ADDRESS
  const billingAddress = selection.address ?? shippingAddress
  return {
    ...emptyDraft(settings),
    marketId: selection.marketId,
    lines: selection.lines,
    shippingAddress,
    billingAddress,
    billsToSame: canonicalJson(shippingAddress) === canonicalJson(billingAddress),
    shippingMethodId: selection.shippingMethodId,
    paymentMethodId: selection.paymentMethodId,
    comment: selection.comment,
    poNumber: selection.poNumber,
  }
}

/** One unit more of an item: another one on its line, or a line of its own. */
export function withItem(draft: NewOrderDraft, item: ProductItem): NewOrderDraft {
  const standing = draft.lines.find((line) => line.itemId === item.id)
  if (standing) return withQuantity(draft, standing.id, standing.quantity + 1)
  return { ...draft, lines: [...draft.lines, newLineOf(item)] }
}

/** Another quantity of a line; none takes it out. */
export function withQuantity(draft: NewOrderDraft, lineId: string, quantity: number): NewOrderDraft {
  if (quantity === 0) return { ...draft, lines: draft.lines.filter((line) => line.id !== lineId) }
  return { ...draft, lines: draft.lines.map((line) => (line.id === lineId ? { ...line, quantity } : line)) }
}

/** What the form says about the selection beside its lines. */
export function changesOf(draft: NewOrderDraft): SelectionChanges {
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
