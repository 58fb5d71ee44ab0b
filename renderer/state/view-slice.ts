import type { QueueId } from '../../shared/views/queues.ts'
import type { Route } from './route.ts'

export type Density = 'compact' | 'normal' | 'touch'

export type UndoTime = 'off' | 'usual' | 'long'

/** What the person chose about looks; kept on this device. Light and dark are kept by the kit. */
export interface Looks {
  readonly density: Density
  /** More than the colours of light and dark give, for whoever needs it. */
  readonly contrast: 'usual' | 'high'
  readonly isPreviewOpen: boolean
  /** How long what can be taken back waits before it leaves the window. */
  readonly undo: UndoTime
}

export interface CursorRow {
  readonly id: string
  readonly index: number
}

/** A list that is not a queue, as it stood when the person left it. */
export interface LastList {
  readonly route: Route
  readonly ids: readonly string[]
}

export interface ViewSlice {
  readonly looks: Looks
  /** The row the cursor stood on, by list, so that coming back finds it; the place counts when the row has gone. */
  readonly cursorRows: Readonly<Record<string, CursorRow>>
  /** The queue the person came from: `[`, `]` and Back lead through it. */
  readonly lastQueue: QueueId | null
  /** The view or the search the person came from since, and the orders it showed; null when they came from a queue as it is. */
  readonly lastList: LastList | null
  /** Orders in each queue, kept by the cache. */
  readonly counts: Readonly<Partial<Record<QueueId, number>>>
  /**
   * The last reveal: orders and selections that changed, and those among them that somebody else changed. `anew` counts reveals
   * of so much that lists are read again instead.
   */
  readonly changed: {
    readonly ids: ReadonlySet<string>
    readonly foreign: ReadonlySet<string>
    /** Orders that were deleted for good. */
    readonly purged: readonly string[]
    readonly reveal: number
    readonly anew: number
  }
}

export const INITIAL_LOOKS: Looks = { density: 'normal', contrast: 'usual', isPreviewOpen: true, undo: 'usual' }

export const INITIAL_VIEW: ViewSlice = {
  looks: INITIAL_LOOKS,
  cursorRows: {},
  lastQueue: null,
  lastList: null,
  counts: {},
  changed: { ids: new Set(), foreign: new Set(), purged: [], reveal: 0, anew: 0 },
}
