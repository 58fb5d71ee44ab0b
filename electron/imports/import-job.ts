import type { JobProgress } from '../../shared/contract/job.ts'
import { fileFaultSentence } from './file-fault.ts'
import type { ImportDesk } from './import-desk.ts'
import { DEFAULT_IMPORT } from './import-report.ts'
import { importSource } from './import-source.ts'
import { sourceOf } from './read-source.ts'

/** A file as a window hands it over. */
export interface HandedFile {
  readonly name: string
  readonly content: Uint8Array
  readonly dates?: 'dmy' | 'mdy'
  readonly currency?: string
}

const REJECTS_SHOWN = 100

/** An import as a job of the desk process: tells how far it is, and answers with the figures or what is wrong with the file. */
export async function importAsJob(desk: ImportDesk, file: HandedFile, report: (progress: JobProgress) => void): Promise<JobProgress> {
  const what = 'Importing'
  const source = sourceOf(file.name, file.content)
  if (!source.ok) return { done: 0, total: 0, what, failure: { code: source.error.code, message: fileFaultSentence(source.error) } }
  const options = { ...DEFAULT_IMPORT, dates: file.dates ?? null, currency: file.currency ?? DEFAULT_IMPORT.currency }
  const found = await importSource(desk, source.value, options, (done, total, step) => report({ done, total, what: step }))
  if (!found.ok) return { done: 0, total: 0, what, failure: { code: found.error.code, message: fileFaultSentence(found.error) } }
  const { figures, rejects, notes } = found.value
  return {
    done: figures.lines,
    total: figures.lines,
    what: notes.join(' '),
    figures: { ...figures },
    rejects: rejects.lines
      .toSorted((a, b) => a.line - b.line)
      .slice(0, REJECTS_SHOWN)
      .map(({ line, reason }) => ({ line, reason })),
  }
}
