import { useRef } from 'react'
import { isSecondPress } from '../../components/is-second-press.ts'

interface Click {
  readonly detail: number
  readonly timeStamp: number
}

/** Longer than any system waits for the second half of a double click. */
const HALVES_WITHIN_MS = 2000

/**
 * Whether a click or double click began on the row it meets. The second half of one on a button that went away with its dialog
 * meets the row behind, which nobody meant.
 */
export function useFirstClick(): (click: Click, id: string | undefined) => boolean {
  const first = useRef<{ readonly id: string | undefined; readonly at: number } | null>(null)
  return (click, id) => {
    if (!isSecondPress(click)) first.current = { id, at: click.timeStamp }
    return first.current !== null && first.current.id === id && click.timeStamp - first.current.at < HALVES_WITHIN_MS
  }
}
