import type { QueueId } from '../../shared/views/queues.ts'

export type ColourScheme = 'light' | 'dark' | 'system'
export type Density = 'compact' | 'touch'

/** What the person chose about looks; kept on this device. */
export interface Looks {
  readonly scheme: ColourScheme
  readonly density: Density
  readonly isPreviewOpen: boolean
}

export interface ViewSlice {
  readonly looks: Looks
  /** The row the cursor stood on, by queue id or `search`, so that coming back finds it. */
  readonly cursorRows: Readonly<Record<string, string>>
  /** The queue the person came from: `[`, `]` and Back lead through it. */
  readonly lastQueue: QueueId | null
  /** Orders in each queue, kept by the cache. */
  readonly counts: Readonly<Partial<Record<QueueId, number>>>
  /** The last reveal: which ids somebody else changed (their rows flash once), and whether any list may have changed. */
  readonly changed: { readonly ids: ReadonlySet<string>; readonly listed: boolean; readonly reveal: number }
}

export const INITIAL_LOOKS: Looks = { scheme: 'system', density: 'compact', isPreviewOpen: true }

export const INITIAL_VIEW: ViewSlice = {
  looks: INITIAL_LOOKS,
  cursorRows: {},
  lastQueue: null,
  counts: {},
  changed: { ids: new Set(), listed: false, reveal: 0 },
}
