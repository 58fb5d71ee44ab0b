import type { JobProgress } from '../../shared/contract/job.ts'

/** A long job this window started; it goes on while the person looks at other things. */
export interface RunningJob {
  readonly kind: 'import' | 'sample'
  /** What the person calls it: the file's name, or the sample shop. */
  readonly name: string
  readonly phase: 'reading' | 'running' | 'done' | 'failed'
  readonly progress: JobProgress | null
  /** Why it failed, for a person. */
  readonly failure: string | null
}

export interface JobSlice {
  readonly job: RunningJob | null
}

export const INITIAL_JOB: JobSlice = { job: null }
