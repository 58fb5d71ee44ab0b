import type { OutboxSummary } from '../contract/outbox-entry.ts'
import type { Refusal } from '../lifecycle/refusal.ts'

/** How far a desk may run ahead of its authority before it takes no further wishes. What has happened is always taken. */
export interface OfflineLimits {
  readonly pending: number
  readonly ageMs: number
}

export const OFFLINE_LIMITS: OfflineLimits = { pending: 5_000, ageMs: 7 * 24 * 60 * 60 * 1000 }

/** Why a wish must wait until what is here already was sent; null while it need not. */
export function beyondOfflineLimits(
  { pending, oldestAt }: Pick<OutboxSummary, 'pending' | 'oldestAt'>,
  now: string,
  limits: OfflineLimits = OFFLINE_LIMITS,
): Refusal | null {
  if (pending >= limits.pending) return { code: 'REQUIRES_ONLINE', facts: { needs: 'sending', pending, most: limits.pending } }
  if (oldestAt !== null && Date.parse(now) - Date.parse(oldestAt) >= limits.ageMs) {
    return { code: 'REQUIRES_ONLINE', facts: { needs: 'sending', pending, since: oldestAt } }
  }
  return null
}
