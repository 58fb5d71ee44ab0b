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

/** Resolves when the browser has nothing else to do, or after a while all the same. */
export function browserIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 2000 })
    else setTimeout(resolve, 50)
  })
}
