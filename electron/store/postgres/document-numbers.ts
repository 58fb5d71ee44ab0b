import type { DocumentNumber } from '../../../shared/lifecycle/document-number.ts'
import { type DocumentNumberRow, documentNumberOf } from '../row-codec.ts'
import type { PostgresConnection } from './connection.ts'

/** The row of the series is locked until the transaction ends: the next one who asks waits, and then sees what was taken. */
export async function lastDocumentNumber(db: PostgresConnection, series: string): Promise<number> {
  const row = await db.get<{ last: number }>(
    `INSERT INTO document_series (name, last)
     VALUES ($1, 0)
     ON CONFLICT (name) DO UPDATE SET last = document_series.last
     RETURNING last`,
    series,
  )
  return row?.last ?? 0
}

/** Throws where a number is not the next of its series: then one would be missing, or there twice. */
export async function holdDocumentSeries(db: PostgresConnection, given: readonly DocumentNumber[]): Promise<void> {
  for (const [series, numbers] of Map.groupBy(given, (each) => each.series)) {
    const last = await lastDocumentNumber(db, series)
    for (const [index, { counter, number }] of numbers.entries())
      if (counter !== last + index + 1) throw new Error(`${number} is not the next number of ${series}`)
  }
}

export async function readDocumentNumbers(db: PostgresConnection): Promise<readonly DocumentNumber[]> {
  const rows = await db.all<DocumentNumberRow>('SELECT * FROM document_number ORDER BY series COLLATE "C", counter')
  return rows.map(documentNumberOf)
}
