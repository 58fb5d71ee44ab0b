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
import { findStore } from '../find-setting.ts'
import { mergeContents } from '../merge-selections.ts'
import type { Selection } from '../selection.ts'
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
  const into = mayMerge(selection) ? openSelectionOf(customerId, selection, context) : undefined
  if (!into) return accept({ kind: 'SelectionAssigned', customerId })
  const merged = mergeContents(into, selection, () => context.nextId())
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
  const wanted = { ...args, id: command.aggregate.id, kind: store.type === 'B2B' ? 'orderSheet' : 'cart' } as const
  if (store.newSelectionAtSignIn !== true || openSelectionOf(args.customerId, wanted, context)) return noEffect
  const selection: Selection = {
    ...EMPTY_SELECTION,
    ...wanted,
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
  context: RuleContext,
): Selection | undefined {
  return [...(context.others?.values() ?? [])]
    .flatMap(({ selection }) => (selection ? [selection] : []))
    .filter((each) => each.id !== id && each.customerId === customerId && mayMerge(each))
    .filter((each) => each.storeId === storeId && each.marketId === marketId && each.currency === currency && each.kind === kind)
    .toSorted((one, other) => compare(other.updatedAt, one.updatedAt) || compare(one.id, other.id))[0]
}

// What is fixed, asked to be checked out, or credited from a return stays what it is.
function mayMerge({ state, lockedContents, originReturnId }: Selection): boolean {
  return state === 'open' && lockedContents !== true && originReturnId === null
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}
