import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { knownCode } from '../../scanner/known-code.ts'
import type { Scan } from '../../scanner/scan.ts'
import { deskSession } from '../../state/desk-session.ts'

/** The order whose number or reference was scanned, as it stands on receipts and slips, closed ones too; null when none is meant. */
export async function orderOfScan(scan: Scan): Promise<QueueRow | null> {
  const [, withoutPart = scan.code] = /^(.+)-R?\d+$/i.exec(scan.code) ?? []
  for (const number of new Set([scan.code, withoutPart])) {
    const { rows } = await deskSession().search(number.slice(0, LONGEST_SEARCH), true)
    const found = rows.find((row) => row.kind === 'order' && isMeant(scan, row, number))
    if (found) return found
  }
  return null
}

const LONGEST_SEARCH = 200

function isMeant(scan: Scan, row: QueueRow, number: string): boolean {
  return knownCode(scan, [row.number, row.reference]) !== null || row.number.toLowerCase() === number.toLowerCase()
}
