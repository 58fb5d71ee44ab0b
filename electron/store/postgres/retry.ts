import { setTimeout } from 'node:timers/promises'
import { asStoreFailure, failureKind } from './failure-kind.ts'

/** For how long work is begun again that lost a race or its connection, and how long is waited between: each time up to twice as long. */
export interface RetryPolicy {
  readonly forMs: number
  readonly firstDelayMs: number
  readonly longestDelayMs: number
}

/** Longer than a server needs to come back from a crash. */
export const RETRY_POLICY: RetryPolicy = { forMs: 10_000, firstDelayMs: 5, longestDelayMs: 1_000 }

/** Runs an attempt until it succeeds, fails for another reason than a lost race or connection, or its time is over. */
export async function retrying<Value>({ forMs, firstDelayMs, longestDelayMs }: RetryPolicy, attempt: () => Promise<Value>): Promise<Value> {
  const end = performance.now() + forMs
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (!mayHelp(error, tried) || performance.now() > end) throw asStoreFailure(error)
      // Spread, so that those who met once do not meet again.
      await setTimeout(Math.random() * Math.min(firstDelayMs * 2 ** tried, longestDelayMs))
    }
  }
}

function mayHelp(error: unknown, tried: number): boolean {
  const kind = failureKind(error)
  // Work that looked again and still wants what is taken does not look.
  return kind === 'lost-race' || kind === 'broken-line' || (kind === 'taken' && tried < 3)
}
