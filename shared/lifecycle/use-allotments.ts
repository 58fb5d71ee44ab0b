// What a command's own events take of the rights that desks hold on stock. No rule has to think of it: it follows from what moves.

import { type AllotmentChange, allottedTo, allottedToAll } from './allotment.ts'
import type { Command } from './command.ts'
import type { DecisionOf, EventsElsewhere, LifecycleState, RuleContext } from './decision.ts'
import type { LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { afterMovements } from './moved-stock.ts'
import type { StockMovement, StockView } from './stock.ts'
import { stockKey } from './stock.ts'
import { stockMovementsOf } from './stock-effects.ts'

type Accepted = Extract<DecisionOf<LifecycleEvent>, { readonly outcome: 'accepted' }>

/**
 * The same decision, with what it uses of allotments said ahead of each event that uses it: units a desk promises are first those
 * it has the right to; and where fewer units are left than are promised and allotted, allotments give way, the desk's own first.
 * Asked again it adds nothing.
 */
export function withAllotmentsUsed(accepted: Accepted, command: Command, state: LifecycleState, context: RuleContext): Accepted {
  const { elsewhere, events } = accepted
  if (![...elsewhere.flatMap((other) => other.events), ...events].some(({ kind }) => MOVES.has(kind))) return accepted
  const states = new Map<string, LifecycleState>([...(context.others ?? []), [command.aggregate.id, state]])
  let { stock } = context
  const withUsed = (id: string, own: readonly LifecycleEvent[]): readonly LifecycleEvent[] => {
    const told: LifecycleEvent[] = []
    let now = states.get(id) ?? { selection: null, order: null, deleted: false }
    for (const event of own) {
      const isKnown = now.order !== null || !ON_AN_ORDER.has(event.kind)
      const movements = isKnown ? stockMovementsOf(event, now.order) : []
      const isToldAlready = event.kind === 'AllotmentsChanged' || told.at(-1)?.kind === 'AllotmentsChanged'
      const promises = PROMISES.has(event.kind)
      const changes = isToldAlready ? [] : changesBy(movements, promises, stock, command.deskId)
      if (changes.length > 0) {
        const used: LifecycleEvent = { kind: 'AllotmentsChanged', because: promises ? 'used' : 'gone', changes, at: event.at, by: event.by }
        told.push(used)
        stock = afterMovements(stock, stockMovementsOf(used, null))
      }
      told.push(event)
      if (movements.length > 0) stock = afterMovements(stock, movements)
      now = evolve(now, event)
    }
    states.set(id, now)
    return told
  }
  const others = elsewhere.map(
    (other): EventsElsewhere<LifecycleEvent> => ({ ...other, events: withUsed(other.aggregate.id, other.events) }),
  )
  return { ...accepted, elsewhere: others, events: withUsed(command.aggregate.id, events) }
}

const PROMISES: ReadonlySet<LifecycleEvent['kind']> = new Set(['StockAllocated', 'OrderRestored'])
/** What can leave fewer units free than there were. */
const MOVES: ReadonlySet<LifecycleEvent['kind']> = new Set([
  ...PROMISES,
  'StockCounted',
  'StockRemoved',
  'StockTransferred',
  'ReturnDeleted',
  'CaseOpened',
])
const ON_AN_ORDER: ReadonlySet<LifecycleEvent['kind']> = new Set([...PROMISES, 'StockUnallocated', 'LinesCancelled', 'OrderCancelled'])

function changesBy(movements: readonly StockMovement[], promises: boolean, stock: StockView, deskId: string): readonly AllotmentChange[] {
  const places = Map.groupBy(movements, ({ warehouseId, itemId }) => stockKey(warehouseId, itemId))
  return [...places.values()].flatMap((moved) => {
    const [first] = moved
    const taken = moved.reduce((sum, each) => sum + each.deltaAllocated - each.deltaPhysical, 0)
    return first && taken > 0 ? changesAt(first, taken, promises, stock, deskId) : []
  })
}

function changesAt(
  { warehouseId, itemId }: StockMovement,
  taken: number,
  promises: boolean,
  stock: StockView,
  deskId: string,
): readonly AllotmentChange[] {
  const level = stock.level(warehouseId, itemId)
  if (!level.allotments) return []
  const own = allottedTo(level, deskId)
  const used = promises ? Math.min(own, taken) : 0
  let excess = Math.max(0, level.allocated + taken + allottedToAll(level) - used - level.physical)
  const ownGone = used + Math.min(own - used, excess)
  excess -= ownGone - used
  const gone = level.allotments.map((each): AllotmentChange => {
    const units = each.deskId === deskId ? ownGone : Math.min(each.quantity, excess)
    if (each.deskId !== deskId) excess -= units
    return { deskId: each.deskId, warehouseId, itemId, delta: -units }
  })
  return gone.filter(({ delta }) => delta !== 0)
}
