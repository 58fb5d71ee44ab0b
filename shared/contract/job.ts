import type { Phrase } from '../views/phrase.ts'

/** How far a long job is; the last one carries `figures` or `failure`. */
export interface JobProgress {
  readonly done: number
  readonly total: number
  /** In English, for logs and programs. */
  readonly what: string
  /** The same for people, who read it in their own language; left out by a hub of an older version. */
  readonly words?: Phrase
  readonly figures?: Readonly<Record<string, number>>
  /** What happened, what is safe, what to do. */
  readonly failure?: { readonly code: string; readonly message: string; readonly words?: Phrase }
  /** What the person should know of it besides: how the file was read. */
  readonly notes?: readonly Phrase[]
  /** Lines that could not be taken, for the person to read (the first hundred). */
  readonly rejects?: readonly { readonly line: number; readonly reason: string; readonly words?: Phrase }[]
  /** The file on the desk's computer where all of them stand. */
  readonly rejectsFile?: string
}
