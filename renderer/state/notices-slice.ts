/** Something said at the edge of the screen. `stop` and `wait` stay until dismissed; the others leave by themselves. */
export interface Notice {
  readonly id: string
  readonly tone: 'go' | 'info' | 'wait' | 'stop'
  readonly title: string
  /** What is safe and what to do; may be empty. */
  readonly text: string
}

export interface NoticesSlice {
  readonly notices: readonly Notice[]
  /** What the live region says next; the number makes equal sentences new. */
  readonly announced: { readonly text: string; readonly count: number }
}

export const INITIAL_NOTICES: NoticesSlice = { notices: [], announced: { text: '', count: 0 } }
