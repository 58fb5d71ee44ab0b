import type { PageSizeName } from './page-size.ts'
import { usualSize } from './page-size.ts'
import type { Paper } from './paper.ts'
import type { PaperKind } from './print-request.ts'

/** Where papers of one kind go, and how. */
export interface PrintProfile {
  readonly kind: PaperKind
  /** The system's name of the printer; null for the system's own choice. */
  readonly printer: string | null
  readonly size: PageSizeName
  readonly copies: number
  /** Without the system's dialog; only where the desk prints itself. */
  readonly silent: boolean
  readonly scalePercent: number
}

export function usualProfile(kind: PaperKind): PrintProfile {
  return { kind, printer: null, size: usualSize(kind), copies: 1, silent: true, scalePercent: 100 }
}

/** Why a paper has not come out; said to people by `failureText`. */
export type PrintFailure =
  | { readonly why: 'no-printer'; readonly printer: string }
  | { readonly why: 'cancelled' }
  | { readonly why: 'interrupted' }
  | { readonly why: 'not-reachable' }
  | { readonly why: 'failed'; readonly message: string }

/** `asked`: the browser's dialog was opened; it does not tell what became of the paper. */
export type PrintState = 'waiting' | 'printing' | 'printed' | 'asked' | 'failed'

/** One paper on its way to a printer, with everything needed to print it again. */
export interface PrintJob {
  readonly id: string
  readonly createdAt: string
  readonly changedAt: string
  readonly kind: Paper['kind']
  readonly paper: Paper
  /** The order it is about; null for lists and test pages. */
  readonly orderId: string | null
  readonly profile: Omit<PrintProfile, 'kind'>
  readonly state: PrintState
  readonly failure: PrintFailure | null
  readonly tries: number
}

/** Whether somebody has to look at it. */
export function isStuck(job: PrintJob): boolean {
  return job.state === 'failed'
}
