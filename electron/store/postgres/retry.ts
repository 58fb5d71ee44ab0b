import { setTimeout } from 'node:timers/promises'
import { asStoreFailure, failureKind } from './failure-kind.ts'

/** How often work is begun again that lost a race or its connection, and how long is waited between: each time up to twice as long. */
export interface RetryPolicy {
  readonly attempts: number
  readonly firstDelayMs: number
  readonly longestDelayMs: number
}

/** About ten seconds in all: longer than a server needs to come back from a crash. */
export const RETRY_POLICY: RetryPolicy = { attempts: 16, firstDelayMs: 10, longestDelayMs: 1_500 }

/** Runs an attempt until it succeeds, fails for another reason than a lost race or connection, or has been tried often enough. */
export async function retrying<Value>(policy: RetryPolicy, attempt: () => Promise<Value>): Promise<Value> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      const kind = failureKind(error)
      const mayHelp = kind === 'lost-race' || kind === 'broken-line'
      if (!mayHelp || tried >= policy.attempts) throw asStoreFailure(error)
      // Spread, so that those who met once do not meet again.
      await setTimeout(Math.random() * Math.min(policy.longestDelayMs, policy.firstDelayMs * 2 ** tried))
    }
  }
}
