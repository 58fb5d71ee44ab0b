import { useEffect, useRef, useState } from 'react'

interface Hits<Hit> {
  readonly hits: readonly Hit[]
  /** They are those of what stands in the field now. */
  readonly isAnswered: boolean
  /** Hands over the hits of what stands in the field now, as soon as they are known; other letters typed meanwhile take it back. */
  whenAnswered(take: (hits: readonly Hit[]) => void): void
}

/** What a text finds, asked when nobody has typed for so long. Until the answer comes the hits of the text before stay on screen. */
export function useHits<Hit>(text: string, find: (asked: string) => Promise<readonly Hit[]>, settleMs = 0): Hits<Hit> {
  const [found, setFound] = useState<{ readonly to: string; readonly hits: readonly Hit[] }>({ to: '', hits: [] })
  const wanted = useRef<{ readonly of: string; take(hits: readonly Hit[]): void } | null>(null)
  const asked = text.trim()
  const isAnswered = found.to === asked

  useEffect(() => {
    if (asked === '') return setFound({ to: '', hits: [] })
    let isWanted = true
    const timer = setTimeout(() => {
      void find(asked).then((hits) => {
        if (isWanted) setFound({ to: asked, hits })
      })
    }, settleMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [asked, find, settleMs])

  useEffect(() => {
    const waiting = wanted.current
    if (waiting === null || (waiting.of === asked && !isAnswered)) return
    wanted.current = null
    if (waiting.of === asked) waiting.take(found.hits)
  })

  return {
    hits: found.hits,
    isAnswered,
    whenAnswered(take) {
      if (isAnswered) take(found.hits)
      else wanted.current = { of: asked, take }
    },
  }
}
