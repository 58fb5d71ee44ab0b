import { useEffect, useState } from 'react'
import { useDeskState } from '../../state/desk-state.ts'

const FLASH_MS = 2000

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
