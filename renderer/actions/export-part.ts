import { say } from '../../shared/wording/say.ts'
import type { BulkOutcome } from '../state/bulk.ts'
import { deskSession } from '../state/desk-session.ts'

/** The id of the export among the bulk actions. */
export const EXPORT_ACTION = 'export'

export const EXPORTED_AT_ONCE = 50

interface ExportedPart {
  readonly header: string
  readonly rows: string
  readonly asked: ReadonlySet<string>
  outcomeOf(orderId: string): BulkOutcome
}

/** Some orders as CSV from the desk process, and what became of each; null where it cannot be reached. */
export async function exportPart(ids: readonly string[], by: string): Promise<ExportedPart | null> {
  try {
    const { header, rows, found } = await deskSession().client.orders.exportCsv({ ids: [...ids], by })
    const there = new Set(found)
    return {
      header,
      rows,
      asked: new Set(ids),
      outcomeOf: (id) => (there.has(id) ? { is: 'done' } : { is: 'refused', why: say('This order is not held at this desk.') }),
    }
  } catch {
    return null
  }
}
