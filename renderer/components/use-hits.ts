import { useEffect, useRef, useState } from 'react'

interface Finding<Hit> {
  find(asked: string): Promise<readonly Hit[]>
  /** Asked when nobody has typed for so long. */
  readonly settleMs?: number
  /** Takes one of the hits of what stands in the field. */
  take(hits: readonly Hit[]): void
}

interface Hits<Hit> {
  readonly hits: readonly Hit[]
  /** They are those of what stands in the field now. */
  readonly isAnswered: boolean
  /** Has them taken as soon as they are known; other letters typed meanwhile take it back. */
  takeWhenAnswered(): void
}

/** What a text finds. Until the answer comes the hits of the text before stay on screen. */
export function useHits<Hit>(text: string, { find, settleMs = 0, take }: Finding<Hit>): Hits<Hit> {
  const [found, setFound] = useState<{ readonly to: string; readonly hits: readonly Hit[] }>({ to: '', hits: [] })
  const wantedOf = useRef<string | null>(null)
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
    if (wantedOf.current === null || (wantedOf.current === asked && !isAnswered)) return
    const isWanted = wantedOf.current === asked
    wantedOf.current = null
    // By what the screen holds now: a scan may have changed it since Enter.
    if (isWanted) take(found.hits)
  })

  return {
    hits: found.hits,
    isAnswered,
    takeWhenAnswered() {
      if (isAnswered) take(found.hits)
      else wantedOf.current = asked
    },
  }
}
