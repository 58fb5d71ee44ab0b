import { useEffect, useRef } from 'react'

interface Answer {
  /** What was asked. */
  readonly asked: string
  /** The rows answer that, and no longer what was asked before. */
  readonly isAnswered: boolean
  readonly firstId: string | null
}

/**
 * Opens the first row of an answer as soon as it has come: whoever types and presses Enter at once is quicker than it, and does not mean
 * one of the rows that stood there before. Null while the answer is here.
 */
export function useComingFirst({ asked, isAnswered, firstId }: Answer, open: (id: string) => void): (() => void) | null {
  const wantedOf = useRef<string | null>(null)
  useEffect(() => {
    if (!isAnswered || wantedOf.current === null) return
    const isWanted = wantedOf.current === asked
    wantedOf.current = null
    if (isWanted && firstId !== null) open(firstId)
  })
  if (isAnswered) return null
  return () => {
    wantedOf.current = asked
  }
}
