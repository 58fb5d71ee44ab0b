import { useRef } from 'react'

/** Nobody reads what came of a step and asks for the next one sooner. */
const READING_MS = 150

/** One step at a time, each after the one before could be read: the second half of a double press does not take the next one too. */
export function useUnhurried(step: () => Promise<unknown>): () => void {
  const isUnderWay = useRef(false)
  const readAt = useRef(Number.NEGATIVE_INFINITY)
  return () => {
    if (isUnderWay.current || performance.now() < readAt.current) return
    isUnderWay.current = true
    void step().finally(() => {
      isUnderWay.current = false
      readAt.current = performance.now() + READING_MS
    })
  }
}
