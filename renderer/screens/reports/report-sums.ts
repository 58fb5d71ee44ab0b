import type { ReportRow } from '../../../shared/contract/report.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import { type Message, msg } from '../../../shared/wording/say.ts'

/** What a chart counts. */
export type Measure = 'orders' | 'revenue' | 'returns' | 'returned' | 'late'

export const MEASURE_LABELS = {
  orders: msg('Orders placed'),
  revenue: msg('Revenue'),
  returns: msg('Returns'),
  returned: msg('Goods returned'),
  late: msg('Late shipments'),
} as const satisfies Record<Measure, Message>

/** One chart with the table under it: a measure, in one currency where it is money. */
export interface Panelled {
  readonly measure: Measure
  readonly currency: string | null
}

/** Money is shown in each currency by itself: amounts of several are never added. */
export function panelsOf(rows: readonly ReportRow[], stores: readonly Store[]): readonly Panelled[] {
  const traded = [...new Set(rows.map((row) => row.currency))].toSorted()
  const currencies = traded.length > 0 ? traded : [...new Set(stores.map((store) => store.currency))]
  return [
    { measure: 'orders', currency: null },
    ...currencies.map((currency): Panelled => ({ measure: 'revenue', currency })),
    { measure: 'returns', currency: null },
    ...currencies
      .filter((currency) => rows.some((row) => row.currency === currency && row.returned > 0))
      .map((currency): Panelled => ({ measure: 'returned', currency })),
    { measure: 'late', currency: null },
  ]
}

/** The sum of a panel over the days from `from` to `to`, both included. */
export function sumOver(rows: readonly ReportRow[], { measure, currency }: Panelled, from: string, to: string): number {
  let sum = 0
  for (const row of rows) if (row.day >= from && row.day <= to && (currency === null || row.currency === currency)) sum += row[measure]
  return sum
}

export interface DayFigures {
  readonly day: string
  /** In the order of the stores. */
  readonly figures: readonly number[]
}

/** Every day with what happened in each store, days without anything included. */
export function figuresByDay(
  rows: readonly ReportRow[],
  { measure, currency }: Panelled,
  stores: readonly Store[],
  days: readonly string[],
): readonly DayFigures[] {
  const sums = new Map<string, number>()
  for (const row of rows) {
    if (currency !== null && row.currency !== currency) continue
    const key = `${row.day} ${row.storeId}`
    sums.set(key, (sums.get(key) ?? 0) + row[measure])
  }
  return days.map((day) => ({ day, figures: stores.map((store) => sums.get(`${day} ${store.id}`) ?? 0) }))
}
