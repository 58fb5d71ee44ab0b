import { useEffect } from 'react'
import { isLocked, lockNow, useLockTime } from '../../state/lock.ts'
import { useRoute } from '../../state/navigate.ts'

/** At the pick-up counter the customer stands in front of the screen. */
const COUNTER_MS = 60_000
const MINUTE_MS = 60_000

const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Locks the desk when nobody has touched it for as long as was chosen; the pick-up screen after a minute in any case. */
export function useIdleLock(): void {
  const time = useLockTime()
  const isAtCounter = useRoute().screen === 'hand-over'
  const chosenMs = time === 'never' ? Number.POSITIVE_INFINITY : time * MINUTE_MS
  const limitMs = isAtCounter ? Math.min(chosenMs, COUNTER_MS) : chosenMs
  useEffect(() => {
    if (!Number.isFinite(limitMs)) return
    // By the clock, not by the timer: a computer that slept has been idle too.
    let lastAt = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const touched = () => {
      lastAt = Date.now()
    }
    const wait = (ms: number) => {
      timer = setTimeout(() => {
        const left = lastAt + limitMs - Date.now()
        if (left <= 0 && !isLocked()) lockNow()
        wait(left > 0 ? left : limitMs)
      }, ms)
    }
    wait(limitMs)
    for (const sign of SIGNS_OF_LIFE) addEventListener(sign, touched, { capture: true, passive: true })
    return () => {
      clearTimeout(timer)
      for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, touched, { capture: true })
    }
  }, [limitMs])
}
