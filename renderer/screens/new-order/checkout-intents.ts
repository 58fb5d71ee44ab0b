import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import type { CommandArgs, NewLine } from '../../../shared/lifecycle/command.ts'
import { selectionLineOf } from '../../../shared/lifecycle/rules/selection-line.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { Intent } from '../../actions/action.ts'
import { newReference } from '../../offline/new-ids.ts'
import { changesOf, type NewOrderDraft } from './new-order-draft.ts'
import { tendersOf } from './tender-draft.ts'

/** The commands that make the selection what the form says: one for a new one; for one begun before, only what differs. */
export function selectionIntents(draft: NewOrderDraft, base: Selection | null, settings: ShopSettings): readonly Intent[] {
  if (base === null) {
    const market = settings.markets.find((each) => each.id === draft.marketId)
    const store = settings.stores.find((each) => each.id === market?.storeId)
    return [
      {
        name: 'CreateSelection',
        args: {
          storeId: store?.id ?? '',
          marketId: draft.marketId,
          currency: store?.currency ?? '',
          origin: draft.atCounter ? 'counter' : 'showroom',
          lines: draft.lines,
          changes: changesOf(draft),
        },
      },
    ]
  }
  return [...lineIntents(draft.lines, base), { name: 'EditSelection', args: { changes: changesOf(draft) } }]
}

/** The desk process stamps the number; what stands here is only painted until it has answered. */
export function createOrderIntent(draft: NewOrderDraft): Intent {
  return {
    name: 'CreateOrder',
    args: {
      number: 'new',
      reference: newReference(),
      ...(draft.confirmNow ? { confirmNow: true } : {}),
      ...(draft.holdNow ? { holdNow: { reasonCode: draft.holdReason, reason: draft.holdText.trim() } } : {}),
    },
  }
}

/** The sale over the counter, made, paid and handed over in one command; the number is stamped as with an order. */
export function counterSaleIntent(draft: NewOrderDraft, toPay: number, settings: ShopSettings): Intent {
  return { name: 'CounterSale', args: { number: 'new', reference: newReference(), ...saleTerms(draft, toPay, settings) } }
}

/** Where the goods are taken from, and the parts it is paid in. */
export function saleTerms(draft: NewOrderDraft, toPay: number, settings: ShopSettings): Pick<SaleArgs, 'warehouseId' | 'tenders'> {
  const tenders = tendersOf(draft, toPay, settings)
  return { ...(draft.warehouseId === '' ? {} : { warehouseId: draft.warehouseId }), ...(tenders ? { tenders } : {}) }
}

type SaleArgs = CommandArgs['CounterSale']

/** Whether a selection can be sold over the counter: one begun there, or the exchange of what came back. */
export function maySellAtCounter(base: Selection | null): boolean {
  return base === null || base.origin === 'counter' || base.origin === 'return'
}

function lineIntents(lines: readonly NewLine[], base: Selection): readonly Intent[] {
  const gone = base.lines.filter((line) => lines.every((each) => each.id !== line.id))
  const changed = lines.filter((line) => {
    const before = base.lines.find((each) => each.id === line.id)
    return !before || canonicalJson(before) !== canonicalJson(selectionLineOf(line))
  })
  return [...gone.map((line) => ({ ...line, quantity: 0 })), ...changed].map((line) => ({ name: 'SetSelectionLine', args: { line } }))
}
