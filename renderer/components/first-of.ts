import { useState } from 'react'

/** The part of a long list that is shown, and the way to the rest. */
export interface FirstOf<Item> {
  readonly shown: readonly Item[]
  /** How many are not shown; 0 when all are. */
  readonly hidden: number
  showAll(): void
}

/** The first `count` of a list until the person asks for all of it; a list only a little longer is shown whole. */
export function useFirstOf<Item>(items: readonly Item[], count: number): FirstOf<Item> {
  const [isWhole, setWhole] = useState(false)
  const isLong = items.length > count * 1.25
  const shown = isLong && !isWhole ? items.slice(0, count) : items
  return { shown, hidden: items.length - shown.length, showAll: () => setWhole(true) }
}
