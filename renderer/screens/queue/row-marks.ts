import { useEffect, useMemo, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useDeskState } from '../../state/desk-state.ts'

const FLASH_MS = 2000

/** Ids with something shown but not yet confirmed. */
export function usePendingIds(): ReadonlySet<string> {
  const ids = useDeskState(useShallow((state) => state.pending.map((each) => each.command.aggregate.id)))
  return useMemo(() => new Set(ids), [ids])
}

/** Ids somebody else changed within the last two seconds. */
export function useFlashes(): ReadonlySet<string> {
  const [flashes, setFlashes] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stop = useDeskState.subscribe((state, before) => {
      const { foreign, reveal } = state.changed
      if (reveal === before.changed.reveal || foreign.size === 0) return
      setFlashes((current) => new Set([...current, ...foreign]))
      const timer = setTimeout(() => {
        timers.delete(timer)
        setFlashes((current) => new Set([...current].filter((id) => !foreign.has(id))))
      }, FLASH_MS)
      timers.add(timer)
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [])
  return flashes
}
