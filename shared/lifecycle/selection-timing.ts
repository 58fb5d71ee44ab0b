// When the desk's clock has something to do with a basket. The rules and the timer that asks them read the same answers.

import type { Selection } from './selection.ts'
import type { Store } from './settings.ts'

const MS_PER_MINUTE = 60_000

/** Whether a stranger's basket has outlived the store's days. */
export function isExpiryDue(selection: Selection, now: string): boolean {
  return isUnfinished(selection) && selection.ownerKind === 'anonymous' && selection.expiresAt !== null && selection.expiresAt <= now
}

/** Whether a basket somebody could be reminded of has been left lying longer than the store waits. Said once, never twice. */
export function isAbandonmentDue(selection: Selection, store: Store, now: string): boolean {
  // What was imported was left lying elsewhere: its customers are not written to for it.
  if (selection.state !== 'open' || selection.origin === 'import' || selection.abandonedAt !== undefined || selection.lines.length === 0)
    return false
  if (emailOf(selection) === '' || selection.cartAbandonmentEmail === false) return false
  return Date.parse(now) - Date.parse(selection.updatedAt) > store.abandonedAfterMinutes * MS_PER_MINUTE
}

/** Where the customer can be written to; empty where nobody said. */
export function emailOf({ address, shippingAddress }: Selection): string {
  return address?.email || shippingAddress?.email || ''
}

/** Neither checked out nor over. */
export function isUnfinished({ state }: Selection): boolean {
  return state === 'open' || state === 'checkoutRequested'
}
