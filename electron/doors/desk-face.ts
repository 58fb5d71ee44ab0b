import type { DeskGreeting } from '../../shared/contract/desk-greeting.ts'
import type { JobProgress } from '../../shared/contract/job.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import type { NumberSource } from '../ports/number-source.ts'

/** A file that a person chose in a window. */
export interface ChosenFile {
  readonly name: string
  readonly content: Uint8Array
  readonly dates?: 'dmy' | 'mdy'
  readonly currency?: string
}

/** Tells how far a long job is. */
export type Report = (progress: JobProgress) => void

/** What the doors serve: composed once per process, the same behind every door. */
export interface DeskFace {
  readonly gateway: LifecycleGateway
  readonly numbers: NumberSource
  /** All of the greeting but what changes while the desk runs. */
  readonly identity: Omit<DeskGreeting, 'isEmpty' | 'epoch'>
  /** True until the first basket or order stands in any queue. */
  isEmpty(): Promise<boolean>
  /** Long work; the answer is the last progress, with figures or a failure. */
  importFile(file: ChosenFile, report: Report): Promise<JobProgress>
  loadSampleShop(report: Report): Promise<JobProgress>
}
