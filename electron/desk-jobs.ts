import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { JobProgress } from '../shared/contract/job.ts'
import { type Phrase, sayPhrase } from '../shared/views/phrase.ts'
import type { Authority } from './compose-authority.ts'
import { loadDemo, SAMPLE_SHOP_READY } from './demo/load-demo.ts'
import type { ChosenFile, Report } from './doors/desk-face.ts'
import { failedJob } from './doors/failed-job.ts'
import { fileFaultWords } from './imports/file-fault.ts'
import type { ImportDesk } from './imports/import-desk.ts'
import { DEFAULT_IMPORT, type ImportReport } from './imports/import-report.ts'
import { importSource } from './imports/import-source.ts'
import { sourceOf } from './imports/read-source.ts'
import { rejectsAtHub, writeRejects } from './imports/rejects-file.ts'

const REJECTS_SHOWN = 100
const REJECTS_FOLDER = 'rejects'

/**
 * Imports a file that came through a window, by the same road as one named on the command line. `at` says whose computer
 * its folder is on: a person at a desk of a shop cannot open what is on the hub's.
 */
export async function importChosenFile(
  authority: Authority,
  folder: string,
  file: ChosenFile,
  report: Report,
  at: 'desk' | 'hub' = 'desk',
): Promise<JobProgress> {
  const name = fileNameOf(file.name)
  const what = `Importing ${name}`
  const source = sourceOf(name, file.content)
  if (!source.ok) return failedJob(what, source.error.code, fileFaultWords(source.error))
  const options = { ...DEFAULT_IMPORT, dates: file.dates ?? null, currency: file.currency ?? DEFAULT_IMPORT.currency }
  const answer = await importSource(importDesk(authority), source.value, options, (done, total, what) => report(step(done, total, what)))
  if (!answer.ok) return failedJob(what, answer.error.code, fileFaultWords(answer.error))
  await authority.service.settled()
  // Beside the file itself is a folder nobody told the desk of.
  const rejectsFolder = join(folder, REJECTS_FOLDER)
  if (answer.value.rejects.lines.length > 0) await mkdir(rejectsFolder, { recursive: true })
  const rejectsFile = await writeRejects(join(rejectsFolder, name), rejectsFolder, answer.value.rejects)
  return finished(answer.value, rejectsFile, at)
}

/** Fills the desk with the sample shop; what is there already stays as it is. */
export async function loadSampleShop(authority: Authority, report: Report): Promise<JobProgress> {
  const figures = await loadDemo(importDesk(authority), (done, total, what) => report(step(done, total, what)))
  await authority.service.settled()
  return { ...step(figures.orders, figures.orders, SAMPLE_SHOP_READY), figures: { ...figures } }
}

function importDesk({ service, numbers, clock, ids }: Authority): ImportDesk {
  return { gateway: service, numbers, clock, ids }
}

function finished({ figures, notes, rejects }: ImportReport, rejectsFile: string | null, at: 'desk' | 'hub'): JobProgress {
  const told = rejectsFile === null || at === 'desk' ? notes : [...notes, rejectsAtHub(rejectsFile)]
  return {
    done: figures.lines,
    total: figures.lines,
    what: told.map(sayPhrase).join(' '),
    notes: told,
    figures: { ...figures },
    rejects: rejects.lines.slice(0, REJECTS_SHOWN).map(({ line, reason }) => ({ line, reason: sayPhrase(reason), words: reason })),
    ...(rejectsFile === null || at === 'hub' ? {} : { rejectsFile }),
  }
}

function step(done: number, total: number, words: Phrase): JobProgress {
  return { done, total, what: sayPhrase(words), words }
}

/** What a window calls a file may hold anything; only its last part counts, and nothing in it that means more than a letter. */
function fileNameOf(given: string): string {
  const last = basename(given.replaceAll('\\', '/'))
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  const plain = last.replace(/[\u0000-\u001f<>:"|?*]/g, '_').replace(/^\.+/, '')
  return plain === '' ? 'file' : plain.slice(0, 120)
}
