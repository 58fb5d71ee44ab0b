import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { ChangeSet, DeskWindow, StoreTransaction, WindowStep } from '../ports/order-store.ts'
import { NO_CHANGES } from './no-changes.ts'
import type { Authority } from './submit-command.ts'
import { nothingWritten, type Submitted, written } from './submitted.ts'

export const DAY_MS = 24 * 60 * 60 * 1000

/** How long desks hold a closed order where the shop says nothing else. */
const WINDOW_DAYS = 90
/** So long deletions are told; who was away for longer begins anew. */
const TOLD_DAYS = 90
/** So many orders leave with one version: a page of the feed holds a version whole. */
const LEAVING_AT_ONCE = 500

/**
 * Lets orders leave every desk that have been closed for as long as the shop wants to see them there. By the authority's clock, and
 * whether anybody works or not. Answers whether there is more to do at once. `dayMs` is how long a day lasts.
 */
export function moveWindow({ store, clock }: Authority, dayMs: number = DAY_MS): Promise<Submitted<boolean>> {
  return store.transact(async (transaction) => {
    const settings = await transaction.loadSettings()
    if (!settings) return nothingWritten(false)
    const step = await nextStep(transaction, await transaction.loadWindow(), { settings, now: clock.now(), dayMs })
    if (!step) return nothingWritten(false)
    const changes: ChangeSet = { ...NO_CHANGES, window: step }
    return written(step.isMore, await transaction.save(changes), changes)
  })
}

interface Asked {
  readonly settings: ShopSettings
  readonly now: string
  readonly dayMs: number
}

async function nextStep(
  transaction: StoreTransaction,
  window: DeskWindow,
  { settings, now, dayMs }: Asked,
): Promise<(WindowStep & { readonly isMore: boolean }) | null> {
  const nowMs = Date.parse(now)
  const days = windowDays(settings)
  const target = nowMs - days * dayMs
  const passedMs = window.at === null ? Number.POSITIVE_INFINITY : Math.abs(nowMs - Date.parse(window.at))
  const { closedUntilMs, scope } = window
  const told = await transaction.windowVersionAt(new Date(nowMs - TOLD_DAYS * dayMs).toISOString())
  const same = { at: now, days, closedFromMs: closedUntilMs, closedUntilMs, scope, floor: Math.max(window.floor, told), isMore: false }
  // Wider than before: what comes back cannot be told row by row, so that desks begin anew.
  if (days > window.days && target < closedUntilMs) {
    return { ...same, closedFromMs: Math.max(0, target), closedUntilMs: Math.max(0, target), scope: String(Number(scope) + 1) }
  }
  const leaving = target > closedUntilMs ? await transaction.closedBetween(closedUntilMs, target, LEAVING_AT_ONCE) : []
  const isMore = leaving.length === LEAVING_AT_ONCE
  if (isMore || (leaving.length > 0 && (passedMs >= dayMs / 24 || days < window.days))) {
    return { ...same, closedUntilMs: isMore ? (leaving.at(-1) ?? target) : target, isMore }
  }
  // A step a day says which versions are of when.
  return passedMs >= dayMs && (await transaction.head()) > window.version ? same : null
}

function windowDays({ stores }: ShopSettings): number {
  return Math.max(...stores.map((store) => store.deskWindowDays ?? WINDOW_DAYS), 0) || WINDOW_DAYS
}
