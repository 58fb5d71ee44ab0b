import { LinkFailure } from '../ports/authority-link.ts'
import type { Backoff } from './backoff.ts'
import type { Bell } from './bell.ts'
import type { LoopParts } from './loop-parts.ts'

/**
 * Waits after a try that failed: at least as long as the authority asked for, else until the backoff is over or somebody rings.
 * A failure that is not the line's (a full disk here) is tried again just the same.
 */
export async function restAfter(error: unknown, bell: Bell, backoff: Backoff, { ports, stopping, changed }: LoopParts): Promise<void> {
  if (stopping.aborted) return
  if (!(error instanceof LinkFailure)) ports.logger.error('Syncing failed here and is tried again', { error: String(error) })
  changed()
  const delayMs = backoff.nextMs()
  const askedMs = error instanceof LinkFailure ? (error.retryAfterMs ?? 0) : 0
  if (askedMs > 0) await ports.pace.pause(askedMs, stopping)
  if (delayMs > askedMs && !stopping.aborted && (await bell.sleep(ports.pace, delayMs - askedMs))) backoff.reset()
}
