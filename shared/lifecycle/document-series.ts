import type { Command } from './command.ts'
import type { NumberedKind } from './document.ts'
import { findStore } from './find-setting.ts'
import type { Order } from './order.ts'
import type { ShopSettings } from './settings.ts'

const PREFIXES: Readonly<Record<NumberedKind, string>> = { invoice: 'INV', creditSlip: 'CR' }

/**
 * The series a paper of the law belongs to: of its store and its year, in the store's own time. Stores that say the same prefix
 * count together; one that says none counts by itself.
 */
export function seriesOf(kind: NumberedKind, order: Order, settings: ShopSettings, at: string): string {
  const store = findStore(settings, order.storeId)
  const year = new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone: store?.timeZone ?? 'UTC' }).format(new Date(at))
  const own = kind === 'invoice' ? store?.invoicePrefix : store?.creditSlipPrefix
  const prefix = own || (settings.stores.length > 1 ? `${PREFIXES[kind]}-${order.storeId.toUpperCase()}` : PREFIXES[kind])
  return `${prefix}-${year}`
}

/** The series a command may take a number of; null where it takes none. */
export function seriesOfCommand(command: Command, order: Order | null, settings: ShopSettings, at: string): string | null {
  if (!order) return null
  if (command.name === 'IssueInvoice') return seriesOf('invoice', order, settings, at)
  return command.name === 'IssueCreditSlip' ? seriesOf('creditSlip', order, settings, at) : null
}

/** A number as people read it: `INV-2026-00042`. */
export function numberInSeries(series: string, counter: number): string {
  return `${series}-${String(counter).padStart(5, '0')}`
}
