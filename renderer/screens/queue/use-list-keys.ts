import { useLayoutEffect, useRef } from 'react'
import { meantKey } from '../../components/letter-keys.ts'
import { isChord, isTyping } from '../../components/typing.ts'
import type { ListCursor } from './use-list-cursor.ts'
import type { RowChoice } from './use-row-choice.ts'

interface ListKeys {
  readonly cursor: ListCursor
  readonly count: number
  readonly rowsPerPage: number
  /** Where several rows can be chosen: Shift and an arrow, X, Ctrl+A, and Esc to let go. */
  readonly choice?: RowChoice
  /** False where X is taken. */
  readonly choosesByX?: boolean
  open(id: string): void
  /** What Enter means while other rows are on their way; null once they are here. */
  readonly openComing?: (() => void) | null
  togglePreview(): void
  refresh(): void
  /** Gives the list the focus. */
  focus(): void
}

const MOVES: ReadonlySet<string> = new Set(['ArrowDown', 'j', 'ArrowUp', 'k', 'Home', 'End', 'PageDown', 'PageUp'])

/** The keys of a list, wherever on its screen the focus is. A focused button or link keeps Enter and Space for itself. */
export function useListKeys(keys: ListKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event)) return
      if (choosesRow(event, latest.current)) return event.preventDefault()
      // Ctrl+Home and Ctrl+End mean the same here; every other chord is not ours.
      if (isChord(event) && !(event.ctrlKey && (event.key === 'Home' || event.key === 'End'))) return
      const { cursor, count, rowsPerPage, open, openComing, togglePreview, refresh, focus } = latest.current
      const isOnControl = event.target instanceof HTMLElement && event.target.closest('button, a[href], summary') !== null
      const key = meantKey(event)
      switch (key) {
        case 'ArrowDown':
        case 'j':
          cursor.moveTo(cursor.index + 1)
          break
        case 'ArrowUp':
        case 'k':
          cursor.moveTo(cursor.index - 1)
          break
        case 'Home':
          cursor.moveTo(0)
          break
        case 'End':
          cursor.moveTo(count - 1)
          break
        case 'PageDown':
          cursor.moveTo(cursor.index + rowsPerPage)
          break
        case 'PageUp':
          cursor.moveTo(cursor.index - rowsPerPage)
          break
        case 'Enter':
        case 'o':
          if (event.key === 'Enter' && isOnControl) return
          if (openComing) openComing()
          else if (cursor.id === null) return
          else open(cursor.id)
          break
        case ' ':
          if (isOnControl) return
          togglePreview()
          break
        case 'r':
          refresh()
          break
        default:
          return
      }
      event.preventDefault()
      // Whoever moves the cursor works in the list: the next Enter opens its row, not the button that had the focus.
      if (isOnControl && key !== null && MOVES.has(key)) focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Chooses rows; true when the key was for that. */
function choosesRow(event: KeyboardEvent, { choice, choosesByX = true, cursor, count }: ListKeys): boolean {
  if (!choice || event.altKey || event.metaKey) return false
  if (event.ctrlKey) {
    if (event.key.toLowerCase() !== 'a' || event.shiftKey) return false
    choice.all()
    return true
  }
  if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const next = Math.max(0, Math.min(cursor.index + (event.key === 'ArrowDown' ? 1 : -1), count - 1))
    if (cursor.index < 0) return false
    choice.extend(cursor.index, next)
    cursor.moveTo(next)
    return true
  }
  if (meantKey(event) === 'x' && choosesByX && cursor.id !== null) {
    choice.toggle(cursor.id)
    return true
  }
  if (event.key !== 'Escape' || choice.chosen.size === 0) return false
  choice.clear()
  return true
}
