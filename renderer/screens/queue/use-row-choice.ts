import { useCallback, useMemo, useRef, useState } from 'react'

/** The rows of a list that somebody has chosen, to do the same with each. */
export interface RowChoice {
  readonly chosen: ReadonlySet<string>
  toggle(id: string): void
  /** Everything between the place the choosing began at and this one. */
  extend(from: number, to: number): void
  all(): void
  clear(): void
}

interface Range {
  readonly anchor: number
  readonly end: number
  /** What was chosen before the range was begun. */
  readonly base: ReadonlySet<string>
}

const NONE: ReadonlySet<string> = new Set()

/** `may`: whether a row can be chosen together with those that are. */
export function useRowChoice(ids: readonly string[], may: (id: string, chosen: ReadonlySet<string>) => boolean = () => true): RowChoice {
  const [chosen, setChosen] = useState(NONE)
  const range = useRef<Range | null>(null)
  const mayChoose = useRef(may)
  mayChoose.current = may

  const withIds = useCallback((base: ReadonlySet<string>, more: readonly string[]): ReadonlySet<string> => {
    const next = new Set(base)
    for (const id of more) if (mayChoose.current(id, next)) next.add(id)
    return next
  }, [])

  const shown = useMemo(() => {
    const here = new Set(ids)
    return [...chosen].every((id) => here.has(id)) ? chosen : new Set([...chosen].filter((id) => here.has(id)))
  }, [chosen, ids])

  return {
    chosen: shown,
    toggle: (id) => {
      range.current = null
      setChosen(shown.has(id) ? new Set([...shown].filter((each) => each !== id)) : withIds(shown, [id]))
    },
    extend: (from, to) => {
      const kept = range.current?.end === from ? range.current : { anchor: from, base: shown }
      range.current = { ...kept, end: to }
      setChosen(withIds(kept.base, ids.slice(Math.min(kept.anchor, to), Math.max(kept.anchor, to) + 1)))
    },
    all: () => {
      range.current = null
      setChosen(withIds(NONE, ids))
    },
    clear: () => {
      range.current = null
      setChosen(NONE)
    },
  }
}
