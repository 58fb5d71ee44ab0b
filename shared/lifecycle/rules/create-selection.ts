import type { CommandOf } from '../command.ts'
import { accept, type LifecycleState, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { findStore } from '../find-setting.ts'
import { isStaff } from '../permissions.ts'
import { marketPricelist, withPriceOverride } from '../price-list.ts'
import type { Selection, SelectionLine } from '../selection.ts'
import { newLinesRefusal } from './check-lines.ts'
import { costFault } from './edit-selection.ts'
import { selectionLineOf } from './selection-line.ts'
import { unavailableInBasket } from './unavailable-items.ts'

const MS_PER_DAY = 86_400_000

/** A basket begins in one store and market, in one currency; a stranger's basket never begins empty and does not live for ever. */
export function createSelection(command: CommandOf<'CreateSelection'>, state: LifecycleState, context: RuleContext): RuleDecision {
  const { args } = command
  if (state.selection || state.order) return refuse('ID_REUSED', { id: command.aggregate.id })
  const store = findStore(context.settings, args.storeId)
  if (!store) return refuse('VALIDATION', { field: 'storeId' })
  const market = context.settings.markets.find((each) => each.id === args.marketId && each.storeId === store.id)
  if (!market) return refuse('VALIDATION', { field: 'marketId' })
  if (!/^[A-Z]{3}$/.test(args.currency)) return refuse('VALIDATION', { field: 'currency' })
  const wrongLines = newLinesRefusal(args.lines)
  if (wrongLines) return wrongLines
  const wrongCost = costFault(args.changes)
  if (wrongCost) return refuse('VALIDATION', { field: wrongCost })

  const ownerKind = args.changes.ownerKind ?? ownerKindOf(command)
  if (ownerKind === 'anonymous' && args.lines.length === 0) return refuse('VALIDATION', { field: 'lines' })
  const at = command.occurredAt
  const pricelistId = marketPricelist(context.settings, market.id)
  const selection: Selection = {
    language: 'en',
    customerId: null,
    discounts: [],
    shippingMethodId: null,
    paymentMethodId: null,
    address: null,
    shippingAddress: null,
    shippingCost: null,
    handlingCost: 0,
    comment: '',
    giftMessage: '',
    poNumber: '',
    vatExempt: false,
    ...args.changes,
    id: command.aggregate.id,
    storeId: store.id,
    marketId: market.id,
    currency: args.currency,
    kind: args.kind ?? (store.type === 'B2B' ? 'orderSheet' : 'cart'),
    ownerKind,
    ...(pricelistId === undefined ? {} : { pricelistId }),
    lines: linesOf(command, pricelistId, context),
    origin: args.origin,
    originOrderId: args.originOrderId ?? null,
    originReturnId: null,
    exchangeCredit: 0,
    state: 'open',
    orderId: null,
    createdAt: at,
    updatedAt: at,
    expiresAt: ownerKind === 'anonymous' ? new Date(Date.parse(at) + store.selectionLifetimeDays * MS_PER_DAY).toISOString() : null,
  }
  const itemIds = selection.lines.map((line) => line.itemId)
  return unavailableInBasket(selection, itemIds, command.actor, context) ?? accept({ kind: 'SelectionCreated', selection })
}

function linesOf(
  { args, actor }: CommandOf<'CreateSelection'>,
  pricelistId: string | undefined,
  context: RuleContext,
): readonly SelectionLine[] {
  const lines = args.lines.map(selectionLineOf)
  if (!isStaff(actor) || args.origin === 'import') return lines
  const terms = { currency: args.currency, ...(pricelistId === undefined ? {} : { pricelistId }) }
  return lines.map((line) => withPriceOverride(line, undefined, actor.name, terms, context))
}

// A basket somebody of the shop puts together belongs to the staff until a customer is named.
function ownerKindOf(command: CommandOf<'CreateSelection'>): Selection['ownerKind'] {
  if (command.args.changes.customerId) return 'customer'
  return command.args.origin === 'link' ? 'anonymous' : 'staff'
}
