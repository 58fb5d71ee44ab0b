import type { OrderDocument } from '../../../shared/lifecycle/document.ts'
import { type DocumentNumber, numberOfDocument } from '../../../shared/lifecycle/document-number.ts'
import { type DocumentNumberRow, documentNumberOf } from '../row-codec.ts'
import type { SqliteConnection } from './connection.ts'

export function lastDocumentNumber(db: SqliteConnection, series: string): number {
  return db.get<{ last: number }>('SELECT last FROM document_series WHERE name = ?', series)?.last ?? 0
}

export function readDocumentNumbers(db: SqliteConnection): readonly DocumentNumber[] {
  return db.all<DocumentNumberRow>('SELECT * FROM document_number ORDER BY series, counter').map(documentNumberOf)
}

/** Those that papers on the orders of this file bear: what a file without a register knows of numbers. */
export function readNumbersOnOrders(db: SqliteConnection): readonly DocumentNumber[] {
  const papers = db.all<{ id: string; paper: string }>(
    `SELECT orders.id, paper.value AS paper FROM orders, json_each(orders.snapshot, '$.documents') AS paper
     WHERE instr(orders.snapshot, '"documents":[{') > 0 AND json_extract(paper.value, '$.place.series') IS NOT NULL
     ORDER BY json_extract(paper.value, '$.place.series'), json_extract(paper.value, '$.place.counter')`,
  )
  return papers.flatMap(({ id, paper }) => numberOfDocument(id, JSON.parse(paper) as OrderDocument) ?? [])
}

/** Throws where the number is not the next of its series: then a number would be missing, or there twice. */
export function saveDocumentNumber(db: SqliteConnection, given: DocumentNumber): void {
  const { series, counter, number, kind, orderId, documentId, issuedAt, total, taxTotal, currency } = given
  const row = db.get<{ last: number }>(
    `INSERT INTO document_series (name, last)
     VALUES (?, 1)
     ON CONFLICT (name) DO UPDATE SET last = last + 1
     RETURNING last`,
    series,
  )
  if (row?.last !== counter) throw new Error(`${number} is not the next number of ${series}`)
  db.run(
    `INSERT INTO document_number (series, counter, number, kind, order_id, document_id, issued_at, total, tax_total, currency)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    series,
    counter,
    number,
    kind,
    orderId,
    documentId,
    issuedAt,
    total,
    taxTotal,
    currency,
  )
}
