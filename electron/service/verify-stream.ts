import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import type { StockMovement } from '../../shared/lifecycle/stock.ts'
import { stockMovementsOf } from '../../shared/lifecycle/stock-effects.ts'
import type { RecordedEvent, StoredPlacement, StoredStream } from '../ports/order-store.ts'
import { firstDifference } from './first-difference.ts'
import { placementOf } from './placement.ts'

export type VerifiedPart =
  | 'events'
  | 'order'
  | 'selection'
  | 'case'
  | 'version'
  | 'stock ledger'
  | 'stock level'
  /** Units of a level that orders hold, against what the level says is allocated. */
  | 'promised'
  /** Units desks have the right to, against what the ledger says. */
  | 'allotments'
  | 'demand'
  | 'queue'
  | 'queue count'
  | 'item'
  | 'settings'
  | 'tombstone'
  | 'invariant'
  | 'row count'
  /** The register of numbers of invoices and credit slips, against itself and the papers of the orders. */
  | 'document number'

/** Something stored that is not what the events say. */
export interface Difference {
  /** The order's number, or what else the difference is about. */
  readonly subject: string
  readonly part: VerifiedPart
  readonly path: string
  readonly stored: string
  readonly derived: string
}

/** What an id's events lead to, apart from what is stored beside them. */
export interface DerivedStream {
  readonly state: LifecycleState
  readonly orderVersion: number
  readonly selectionVersion: number
  readonly movements: readonly { readonly eventPosition: number; readonly movement: StockMovement }[]
}

/** Plays an id's events again from nothing. The events of a purged order are gone; only their movements can be taken over. */
export function deriveStream(stream: StoredStream): DerivedStream {
  let state: LifecycleState = NOTHING_YET
  let orderVersion = 0
  let selectionVersion = 0
  const movements: { eventPosition: number; movement: StockMovement }[] = []
  for (const { event, position, version } of withPayload(stream.events)) {
    for (const movement of stockMovementsOf(event, state.order)) movements.push({ eventPosition: position, movement })
    const next = evolve(state, event)
    if (next.order !== state.order) orderVersion = version
    if (next.selection !== state.selection) selectionVersion = version
    state = next
  }
  return { state, orderVersion, selectionVersion, movements }
}

/** Compares what is stored of an id with what its events lead to, part by part. */
export function* differencesOf(stream: StoredStream, derived: DerivedStream): Generator<Difference> {
  const { order, selection } = derived.state
  const subject = order?.number ?? stream.state?.order?.value.number ?? stream.id
  yield* differ(subject, 'order', stream.state?.order?.value ?? null, order)
  yield* differ(subject, 'selection', stream.state?.selection?.value ?? null, selection)
  yield* differ(subject, 'case', stream.state?.syncCase?.value ?? null, derived.state.syncCase ?? null)
  yield* differ(
    subject,
    'version',
    [stream.state?.order?.version ?? 0, stream.state?.selection?.version ?? 0],
    [order ? derived.orderVersion : 0, selection ? derived.selectionVersion : 0],
  )
  const ledger = stream.movements.map(({ eventPosition, movement }) => ({ eventPosition, movement }))
  yield* differ(subject, 'stock ledger', ledger, derived.movements)
  yield* differ(subject, 'queue', comparable(stream.placement), derivedPlacement(derived.state))
}

/** A purged order keeps nothing but its tombstone, its movements and the bare rows of its events. */
export function* differencesOfPurged(stream: StoredStream): Generator<Difference> {
  const subject = stream.tombstone?.number ?? stream.id
  yield* differ(subject, 'events', stream.events.filter((each) => each.event !== null).length, 0)
  yield* differ(subject, 'order', stream.state, null)
  yield* differ(subject, 'queue', stream.placement, null)
  const last = stream.events.at(-1)
  const expected = { id: stream.id, deletedAt: last?.at, by: last?.by }
  const { number, reference, ...kept } = stream.tombstone ?? { number: '', reference: '' }
  yield* differ(subject, 'tombstone', kept, expected)
}

export function* differ(subject: string, part: VerifiedPart, stored: unknown, derived: unknown): Generator<Difference> {
  const difference = firstDifference(stored, derived)
  if (difference) yield { subject, part, ...difference }
}

export function isPurged(stream: StoredStream): boolean {
  return stream.tombstone !== null || stream.events.some((each) => each.kind === 'OrderDeleted')
}

function* withPayload(events: readonly RecordedEvent[]): Generator<RecordedEvent & { readonly event: LifecycleEvent }> {
  for (const recorded of events) if (recorded.event) yield { ...recorded, event: recorded.event }
}

function derivedPlacement(state: LifecycleState): unknown {
  const placed = placementOf(state, null)
  return placed && comparable({ ...placed, terms: placed.terms ?? [] })
}

// Queues and terms are sets: only what is in them counts.
function comparable(placement: StoredPlacement | null): unknown {
  return placement && { ...placement, queues: [...placement.queues].sort(), terms: [...placement.terms].sort() }
}
