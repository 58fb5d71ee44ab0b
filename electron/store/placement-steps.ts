import { invariant } from '../../shared/base/invariant.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import type { Placement, StateChange } from '../ports/order-store.ts'

/** What moves in the queues, the counts and the search index with a change set; to be done in this order. */
export interface PlacementSteps {
  readonly left: readonly { readonly queue: QueueId; readonly sortKey: string }[]
  readonly rows: readonly { readonly id: string; readonly sortKey: string; readonly body: string }[]
  readonly entered: readonly { readonly queue: QueueId; readonly sortKey: string; readonly id: string }[]
  readonly archived: readonly { readonly id: string; readonly isArchived: boolean }[]
  /** Ids found by these words from now on, and by no others. */
  readonly found: readonly {
    readonly id: string
    readonly sortKey: string
    readonly isArchived: boolean
    readonly terms: readonly string[]
    /** It was found by nothing before. */
    readonly isFirst: boolean
  }[]
  /** Ids that stand nowhere any more, and are found by nothing. */
  readonly gone: readonly string[]
  readonly counts: readonly { readonly queue: QueueId; readonly step: number }[]
}

export function placementSteps(states: readonly StateChange[]): PlacementSteps {
  const placings = states.map(({ id, placed, placedBefore }) => ({ id, placed, before: placedBefore }))
  const left = placings.flatMap(({ placed, before }) => stands(before, placed).map((queue) => ({ queue, sortKey: before?.sortKey ?? '' })))
  const entered = placings.flatMap(({ id, placed, before }) =>
    stands(placed, before).map((queue) => ({ queue, sortKey: placed?.sortKey ?? '', id })),
  )
  return {
    left,
    entered,
    rows: placings.flatMap(({ id, placed, before }) => (placed && !isSameRow(placed, before) ? [rowOf(id, placed)] : [])),
    archived: placings.flatMap(({ id, placed, before }) =>
      placed && before && placed.terms === null && placed.isArchived !== before.isArchived ? [{ id, isArchived: placed.isArchived }] : [],
    ),
    found: placings.flatMap(({ id, placed, before }) => {
      if (!placed || (before && placed.terms === null)) return []
      invariant(placed.terms, `a new placement of ${id} has terms`)
      return [{ id, sortKey: placed.sortKey, isArchived: placed.isArchived, terms: placed.terms, isFirst: before === null }]
    }),
    gone: placings.flatMap(({ id, placed, before }) => (before && !placed ? [id] : [])),
    counts: countSteps(left, entered),
  }
}

/** The queues of `here` that `there` is not in, or is in under another key. */
function stands(here: Placement | null, there: Placement | null): readonly QueueId[] {
  if (!here) return []
  if (!there || there.sortKey !== here.sortKey) return here.queues
  return here.queues.filter((queue) => !there.queues.includes(queue))
}

function isSameRow(placed: Placement, before: Placement | null): boolean {
  return before !== null && before.sortKey === placed.sortKey && JSON.stringify(before.row) === JSON.stringify(placed.row)
}

function rowOf(id: string, { sortKey, row }: Placement): PlacementSteps['rows'][number] {
  return { id, sortKey, body: JSON.stringify(row) }
}

function countSteps(left: PlacementSteps['left'], entered: PlacementSteps['entered']): PlacementSteps['counts'] {
  const steps = new Map<QueueId, number>()
  for (const { queue } of left) steps.set(queue, (steps.get(queue) ?? 0) - 1)
  for (const { queue } of entered) steps.set(queue, (steps.get(queue) ?? 0) + 1)
  return [...steps].flatMap(([queue, step]) => (step === 0 ? [] : [{ queue, step }]))
}
