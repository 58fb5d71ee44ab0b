import { amountCell, csvLine } from '../../../shared/base/csv-cell.ts'
import { currencyDecimals } from '../../../shared/base/money.ts'
import type { ReportRow } from '../../../shared/contract/report.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'

/** Column names stay the same in every language: programs read them. */
const HEADER = ['day', 'store', 'currency', 'orders', 'revenue', 'returns', 'returned', 'late'] as const

/** One line per day, store and currency, oldest first. */
export function reportCsv(rows: readonly ReportRow[], stores: readonly Store[]): string {
  const names = new Map(stores.map((store) => [store.id, store.name]))
  const lines = rows
    .toSorted((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : one.storeId.localeCompare(other.storeId, 'en')))
    .map((row) => {
      const money = (minor: number) => amountCell(minor, currencyDecimals(row.currency))
      const store = names.get(row.storeId) ?? row.storeId
      return csvLine([row.day, store, row.currency, row.orders, money(row.revenue), row.returns, money(row.returned), row.late])
    })
  return csvLine(HEADER) + lines.join('')
}
