import type { JobProgress } from '../../shared/contract/job.ts'
import { type Phrase, sayPhrase } from '../../shared/views/phrase.ts'

/** The last a job says that came to nothing: why, for programs by its code, for people in their own language. */
export function failedJob(what: string, code: string, words: Phrase): JobProgress {
  return { done: 0, total: 0, what, failure: { code, message: sayPhrase(words), words } }
}
