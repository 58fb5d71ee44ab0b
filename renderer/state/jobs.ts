import type { JobProgress } from '../../shared/contract/job.ts'
import { say } from '../../shared/wording/say.ts'
import { failureText } from '../desk/desk-failure.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import type { RunningJob } from './job-slice.ts'
import { announce } from './notices.ts'

/** Larger files are refused before they are read; the limit is the desk process's own. */
const LARGEST_FILE_BYTES = 100 * 1024 * 1024

export interface ImportChoices {
  readonly dates: 'auto' | 'dmy' | 'mdy'
  /** ISO 4217; empty takes the default of the file's kind. */
  readonly currency: string
}

export function useJob(): RunningJob | null {
  return useDeskState((state) => state.job)
}

/** Sends a file the person chose to the desk process and follows the import. */
export async function importFile(file: File, choices: ImportChoices): Promise<void> {
  if (file.size > LARGEST_FILE_BYTES) {
    finish({ kind: 'import', name: file.name }, say('This file is larger than 100 MB. Split it into smaller files; nothing was imported.'))
    return
  }
  begin({ kind: 'import', name: file.name })
  let contentBase64: string
  try {
    contentBase64 = await base64Of(file)
  } catch {
    finish(
      { kind: 'import', name: file.name },
      say('The browser could not read this file. Check that it still exists and is not open elsewhere.'),
    )
    return
  }
  await follow({ kind: 'import', name: file.name }, () =>
    deskSession().client.jobs.importFile({
      name: file.name,
      contentBase64,
      ...(choices.dates === 'auto' ? {} : { dates: choices.dates }),
      ...(choices.currency === '' ? {} : { currency: choices.currency }),
    }),
  )
}

/** Fills an empty desk with the sample shop. */
export async function loadSampleShop(): Promise<void> {
  const job = { kind: 'sample', name: say('Sample shop') } as const
  begin(job)
  await follow(job, () => deskSession().client.jobs.loadSampleShop())
}

export function forgetJob(): void {
  useDeskState.setState({ job: null })
}

type JobName = Pick<RunningJob, 'kind' | 'name'>

function begin(job: JobName): void {
  useDeskState.setState({ job: { ...job, phase: 'reading', progress: null, failure: null } })
}

async function follow(job: JobName, start: () => Promise<AsyncIterable<JobProgress>>): Promise<void> {
  let last: JobProgress | null = null
  try {
    for await (const progress of await start()) {
      last = progress
      useDeskState.setState({ job: { ...job, phase: 'running', progress, failure: null } })
    }
  } catch (error) {
    finish(
      job,
      say('{failure} What was imported before is kept; choose the same file again to complete it.', { failure: failureText(error) }),
      last,
    )
    return
  }
  if (last?.failure) finish(job, await failureOf(last.failure), last)
  else if (last?.figures) finish(job, null, last)
  else finish(job, say('The desk process stopped before it had finished. Choose the same file again to complete it.'), last)
}

/** In the language of this window; a hub of an older version says it in English. */
async function failureOf({ message, words }: NonNullable<JobProgress['failure']>): Promise<string> {
  if (words === undefined) return message
  // It brings the words of every refusal, which no first screen needs.
  const { sayPhrase } = await import('../../shared/views/phrase.ts')
  return sayPhrase(words)
}

function finish(job: JobName, failure: string | null, progress: JobProgress | null = null): void {
  useDeskState.setState({ job: { ...job, phase: failure === null ? 'done' : 'failed', progress, failure } })
  announce(failure === null ? say('{job}: finished.', { job: job.name }) : say('{job}: {failure}', { job: job.name, failure }))
  // An empty desk is no longer empty, and what came in should show at once.
  void deskSession().greet()
  void deskSession().refresh()
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve(url.slice(url.indexOf(',') + 1))
    }
    reader.readAsDataURL(file)
  })
}
