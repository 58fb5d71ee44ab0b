import type { CommandOf } from '../command.ts'
import {
  accept,
  alsoElsewhere,
  type LifecycleState,
  noEffect,
  type RuleContext,
  type RuleDecision,
  refuse,
  withWarning,
} from '../decision.ts'
import type { Priced } from '../event.ts'
import { findStore } from '../find-setting.ts'
import { isLinkAlive } from '../magic-link.ts'
import { mergeContents } from '../merge-selections.ts'
import { marketPricelist, repricedLine } from '../price-list.ts'
import type { Selection, SelectionLine } from '../selection.ts'
import { EMPTY_SELECTION } from './empty-selection.ts'
import { selectionRefusal } from './selection-guard.ts'

/**
 * A basket gets its customer. The customer's own open basket takes the contents in, if there is one, and this basket leads
 * there from now on; else it becomes theirs. Asked twice, nothing more happens.
 */
export function assignCustomer(
  command: CommandOf<'AssignCustomer'> | CommandOf<'SignIn'>,
  selection: Selection,
  context: RuleContext,
): RuleDecision {
  const { customerId } = command.args
  if (selection.state === 'merged' && selection.customerId === customerId) return noEffect
  const closed = selectionRefusal(selection, command.occurredAt)
  if (closed) return closed
  if (selection.customerId === customerId && selection.ownerKind !== 'anonymous') return noEffect
  if (selection.customerId !== null && selection.customerId !== customerId) {
    return refuse('VALIDATION', { field: 'customerId', why: 'the selection belongs to another customer' })
  }
  const into = mayMerge(selection, command.occurredAt) ? openSelectionOf(customerId, selection, command.occurredAt, context) : undefined
  const own = into ?? selection
  const pricelistId = command.args.pricelistId ?? own.pricelistId ?? marketPricelist(context.settings, selection.marketId)
  const priced = (line: SelectionLine) => repricedLine(line, { pricelistId, currency: selection.currency }, context)
  if (!into) {
    // What was fixed or promised keeps its prices, whoever the customer turns out to be.
    const anew = mayMerge(selection, command.occurredAt) ? pricedAnew(selection, pricelistId, priced) : {}
    return accept({ kind: 'SelectionAssigned', customerId, ...anew })
  }
  const merged = {
    ...mergeContents(into, selection, () => context.nextId(), priced),
    ...(pricelistId === undefined ? {} : { pricelistId }),
  }
  const away = accept({ kind: 'SelectionMergedAway', intoId: into.id, customerId })
  return alsoElsewhere(withWarning(away, { code: 'SELECTION_MERGED', facts: { into: into.id, customerId } }), {
    aggregate: { type: 'selection', id: into.id },
    events: [{ kind: 'SelectionMerged', fromId: selection.id, ...merged }],
  })
}

/** A customer signs in: with a basket in hand it is assigned; without one, an empty one is begun where the store wants that. */
export function signIn(command: CommandOf<'SignIn'>, state: LifecycleState, context: RuleContext): RuleDecision {
  if (state.selection) return assignCustomer(command, state.selection, context)
  const { args, occurredAt } = command
  const store = findStore(context.settings, args.storeId)
  if (!store) return refuse('VALIDATION', { field: 'storeId' })
  const market = context.settings.markets.find((each) => each.id === args.marketId && each.storeId === store.id)
  if (!market) return refuse('VALIDATION', { field: 'marketId' })
  const { customerId, storeId, marketId, currency, pricelistId = market.pricelistId } = args
  const kind = store.type === 'B2B' ? 'orderSheet' : 'cart'
  const wanted = { customerId, storeId, marketId, currency, id: command.aggregate.id, kind } as const
  if (store.newSelectionAtSignIn !== true || openSelectionOf(customerId, wanted, occurredAt, context)) return noEffect
  const selection: Selection = {
    ...EMPTY_SELECTION,
    ...wanted,
    ...(pricelistId === undefined ? {} : { pricelistId }),
    ownerKind: 'customer',
    origin: 'showroom',
    createdAt: occurredAt,
    updatedAt: occurredAt,
  }
  return accept({ kind: 'SelectionCreated', selection })
}

/** The basket that takes in what a customer brings: open, of the same shop and money; of several the one changed last. */
function openSelectionOf(
  customerId: string,
  { id, storeId, marketId, currency, kind }: Pick<Selection, 'id' | 'storeId' | 'marketId' | 'currency' | 'kind'>,
  at: string,
  context: RuleContext,
): Selection | undefined {
  return [...(context.others?.values() ?? [])]
    .flatMap(({ selection }) => (selection ? [selection] : []))
    .filter((each) => each.id !== id && each.customerId === customerId && mayMerge(each, at))
    .filter((each) => each.storeId === storeId && each.marketId === marketId && each.currency === currency && each.kind === kind)
    .toSorted((one, other) => compare(other.updatedAt, one.updatedAt) || compare(one.id, other.id))[0]
}

// What is fixed, promised by a link, asked to be checked out, or credited from a return stays what it is.
function mayMerge({ state, lockedContents, originReturnId, links = [] }: Selection, at: string): boolean {
  const isPromised = links.some((link) => (link.lockContents || link.lockPrices) && isLinkAlive(link, at))
  return state === 'open' && lockedContents !== true && originReturnId === null && !isPromised
}

function pricedAnew(
  { lines, pricelistId: before }: Selection,
  pricelistId: string | undefined,
  priced: (line: SelectionLine) => SelectionLine,
): { readonly priced?: Priced } {
  const now = lines.map(priced)
  if (pricelistId === before && now.every((line, index) => line === lines[index])) return {}
  return { priced: { lines: now, ...(pricelistId === undefined ? {} : { pricelistId }) } }
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
