import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Phrase, phrase, refusedPhrase } from '../../shared/views/phrase.ts'
import { payloadsOf } from './centra-file.ts'
import { readCentraOrder } from './centra-payload.ts'
import { centraOrderId, centraUnit, holdsCentraLines } from './centra-unit.ts'
import type { FileFault } from './file-fault.ts'
import type { ImportDesk } from './import-desk.ts'
import { breathe, type ImportOptions, type ImportReport, type OnProgress } from './import-report.ts'
import { cleanPayload, isRecord, type Json } from './payload-cleaning.ts'
import type { SourceFile } from './read-source.ts'
import type { RejectedLine } from './rejects-file.ts'

/** Takes over orders from Centra payloads: one, a list of them, or `{"orders": [...]}`. Each is one atomic unit of ordinary commands. */
export async function importCentra(
  desk: ImportDesk,
  source: SourceFile,
  options: ImportOptions,
  onProgress: OnProgress,
): Promise<Result<ImportReport, FileFault>> {
  const found = payloadsOf(source)
  if (!found.ok) return found
  const payloads = found.value
  const rejects: RejectedLine[] = []
  const seen = new Set<string>()
  let [lines, rejected, orders, alreadyThere] = [0, 0, 0, 0]
  for (const [index, payload] of payloads.entries()) {
    onProgress(index, payloads.length, phrase('Importing orders'))
    const count = lineCount(payload)
    lines += count
    const taken = await importOne(desk, payload, options, seen)
    if (taken.ok) {
      orders += 1
      if (taken.value === 'already there') alreadyThere += 1
    } else {
      rejected += count
      rejects.push({ line: index + 1, reason: taken.error, cells: [numberOf(payload), textOf(payload)] })
    }
    await breathe()
  }
  onProgress(payloads.length, payloads.length, phrase('Importing orders'))
  return ok({
    figures: { lines, imported: lines - rejected, rejected, orders, returns: 0 },
    alreadyThere,
    rejects: { header: ['order', 'payload'], delimiter: ',', lines: rejects },
    notes: [phrase('Read as {count, plural, one {one Centra order} other {# Centra orders}}.', { count: payloads.length })],
  })
}

async function importOne(
  desk: ImportDesk,
  payload: Json,
  options: ImportOptions,
  seen: Set<string>,
): Promise<Result<'imported' | 'already there', Phrase>> {
  const read = readCentraOrder(payload)
  if (!read.ok) return read
  const centra = read.value
  if (seen.has(centra.order)) return fail(phrase('Order {order} stands in this file twice; the first one counts.', { order: centra.order }))
  seen.add(centra.order)

  const found = await desk.gateway.readOrder(centraOrderId(centra))
  if (found?.deleted) return fail(phrase('Order {order} was imported before and then deleted for good.', { order: centra.order }))
  if (found && !holdsCentraLines(found.order, centra))
    return fail(
      phrase('Order {order} was imported before with other lines, as {number}.', { order: centra.order, number: found.order.number }),
    )
  if (found) return ok('already there')

  const unit = await centraUnit(desk, centra, options)
  if (!unit.ok) return unit
  const outcome = await desk.gateway.submitBatch(unit.value)
  return outcome.status === 'accepted' ? ok('imported') : fail(refusedPhrase(outcome.refusal))
}

function lineCount(payload: Json): number {
  return isRecord(payload) && Array.isArray(payload.items) ? Math.max(1, payload.items.length) : 1
}

function numberOf(payload: Json): string {
  return isRecord(payload) && (typeof payload.order === 'string' || typeof payload.order === 'number') ? String(payload.order) : ''
}

// Rejects are written to a file: secrets must not get there either.
function textOf(payload: Json): string {
  const cleaned = cleanPayload(payload)
  return cleaned === null ? '' : JSON.stringify(cleaned).slice(0, 20_000)
}
