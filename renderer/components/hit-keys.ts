import type { KeyboardEvent } from 'react'

interface HitKeys {
  readonly count: number
  readonly current: number
  setCurrent(place: number): void
  enter(): void
  /** Null while there is nothing to empty: then Esc belongs to what the field stands in. */
  readonly clear: (() => void) | null
}

/** The keys of a field with hits under it: arrows choose, Enter takes, Esc empties; every other key is left to the field. */
export function onHitKeys(event: KeyboardEvent, { count, current, setCurrent, enter, clear }: HitKeys): void {
  if (event.ctrlKey || event.metaKey) return
  if (event.key === 'ArrowDown') setCurrent(Math.min(count - 1, current + 1))
  else if (event.key === 'ArrowUp') setCurrent(Math.max(0, current - 1))
  else if (event.key === 'Enter') enter()
  else if (event.key === 'Escape' && clear) clear()
  else return
  event.preventDefault()
  event.stopPropagation()
}
