import { z } from 'zod'

/** What happened to the orders of one store on one of its days, in one currency. Amounts in minor units. */
export interface ReportRow {
  /** Of the store's own calendar: 2026-11-21. */
  readonly day: string
  readonly storeId: string
  readonly currency: string
  /** Ordered on this day and not cancelled since. */
  readonly orders: number
  /** What those cost now. */
  readonly revenue: number
  /** Returns completed on this day, and what their goods were worth. */
  readonly returns: number
  readonly returned: number
  /** Orders whose time to leave ended on this day before they had. */
  readonly late: number
}

/** Days on which nothing happened have no row. */
export interface Report {
  readonly rows: readonly ReportRow[]
  readonly asOf: string
  /** Counted by a desk from what it holds, because the hub, which holds all, could not be asked. */
  readonly isOfDesk?: true
}

/** As many days as one report tells of: a leap year, and the one before it to compare with. */
const MOST_REPORT_DAYS = 732

const calendarDay = z.iso.date().refine((day) => day >= '1970-01-02' && day <= '2999-12-31', 'must be a day from 1970 to 2999')

/** First and last day, both included. */
export const reportDays = { from: calendarDay, to: calendarDay } as const

export function isReportPeriod({ from, to }: { readonly from: string; readonly to: string }): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
  return days >= 1 && days <= MOST_REPORT_DAYS
}
