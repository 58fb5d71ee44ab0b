import type { Report, ReportRow } from '../../shared/contract/report.ts'
import type { Store } from '../../shared/lifecycle/settings.ts'
import { shipWithinMs } from '../../shared/views/ship-by.ts'
import { dayAfter, dayBeginsMs, daysBetween } from '../../shared/views/store-days.ts'
import type { StoreReads } from '../ports/order-store.ts'

export interface ReportPeriod {
  /** First and last day of each store's own calendar. */
  readonly from: string
  readonly to: string
}

/** What happened on each day of every store, counted by the store's own clock and its own promise to ship. */
export async function readReport(reads: StoreReads, { from, to }: ReportPeriod, now: string): Promise<Report> {
  const settings = await reads.readSettings()
  const rows: ReportRow[] = []
  for (const store of settings?.stores ?? []) rows.push(...(await rowsOfStore(reads, store, { from, to }, Date.parse(now))))
  return { rows, asOf: now }
}

async function rowsOfStore(reads: StoreReads, store: Store, { from, to }: ReportPeriod, nowMs: number): Promise<readonly ReportRow[]> {
  // The beginning of each day, and of the one after the last.
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => dayAfter(from, index))
  const begins = days.map((day) => dayBeginsMs(day, store.timeZone))
  const slices = await reads.readReport({
    storeId: store.id,
    fromMs: begins[0] ?? 0,
    untilMs: begins.at(-1) ?? 0,
    lateAfterMs: shipWithinMs(store),
    nowMs,
  })
  const rows = new Map<string, ReportRow>()
  let place = 0
  for (const { kind, currency, atMs, count, amount } of slices.toSorted((one, other) => one.atMs - other.atMs)) {
    while (place < begins.length - 2 && atMs >= (begins[place + 1] ?? 0)) place += 1
    const key = `${place} ${currency}`
    const row = rows.get(key) ?? { ...EMPTY, day: days[place] ?? from, storeId: store.id, currency }
    rows.set(
      key,
      kind === 'ordered'
        ? { ...row, orders: row.orders + count, revenue: row.revenue + amount }
        : kind === 'returned'
          ? { ...row, returns: row.returns + count, returned: row.returned + amount }
          : { ...row, late: row.late + count },
    )
  }
  return [...rows.values()]
}

const EMPTY = { orders: 0, revenue: 0, returns: 0, returned: 0, late: 0 } as const
