import type { ChangeRow } from '../../shared/contract/changes.ts'

/** The copy, as far as spare time is spent on it. */
export interface TidyPlace {
  tidy(): Promise<void>
  /** Open orders and baskets that are not kept whole yet, those that changed last first. */
  bodiesWanted(): Promise<readonly string[]>
  keepBodies(rows: readonly ChangeRow[]): Promise<void>
}

export interface SpareTime {
  /** There may be something to do. */
  begin(): void
  stop(): void
}

/** So few are read, written and answered between two frames. */
const BODIES_AT_ONCE = 20

/**
 * What can wait is done when nothing else is to do: the copy is put in order, and open orders are fetched whole, so that they can
 * be read while the desk process is stopped. What fails is done another time.
 */
export function spareTime(
  place: TidyPlace,
  whole: (ids: readonly string[]) => Promise<readonly ChangeRow[]>,
  idle: () => Promise<void> = browserIdle,
): SpareTime {
  let isStopped = false
  let isRunning = false

  const work = async () => {
    await idle()
    if (isStopped) return
    await place.tidy()
    // Asked once: those that are gone since are wanted until the feed says so, and going round for them would never end.
    const wanted = await place.bodiesWanted()
    for (let from = 0; from < wanted.length; from += BODIES_AT_ONCE) {
      await idle()
      if (isStopped) return
      const bodies = await whole(wanted.slice(from, from + BODIES_AT_ONCE))
      if (isStopped) return
      if (bodies.length > 0) await place.keepBodies(bodies)
    }
  }

  return {
    begin() {
      if (isRunning || isStopped) return
      isRunning = true
      work()
        .catch(() => undefined)
        .finally(() => {
          isRunning = false
        })
    },
    stop() {
      isStopped = true
    },
  }
}

/** After the last key or click a person is between two of them. */
const HANDS_REST_MS = 500

/** Somebody who never rests must not keep the window from ever doing it. */
const LONGEST_WAIT_MS = 2000

const HANDS = ['keydown', 'click', 'pointerdown', 'wheel'] as const

/** Resolves when the browser has nothing else to do and the person has let go for a moment, or after a while all the same. */
export async function browserIdle(): Promise<void> {
  await handsRest()
  await new Promise<void>((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT_MS })
    else setTimeout(resolve, 50)
  })
}

let lastDeedAt = Number.NEGATIVE_INFINITY
let isWatching = false

async function handsRest(): Promise<void> {
  if (!isWatching) {
    isWatching = true
    const note = () => {
      lastDeedAt = performance.now()
    }
    for (const deed of HANDS) addEventListener(deed, note, { capture: true, passive: true })
  }
  const latest = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const now = performance.now()
    const wait = Math.min(lastDeedAt + HANDS_REST_MS, latest) - now
    if (wait <= 0) return
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}
