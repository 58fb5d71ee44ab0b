import { assertNever } from '../../shared/base/invariant.ts'
import { say } from '../../shared/wording/say.ts'
import type { PrintFailure } from './print-job.ts'

/** Why a paper has not come out, and what is safe. */
export function failureText(failure: PrintFailure): string {
  switch (failure.why) {
    case 'no-printer':
      return failure.printer === ''
        ? say('This computer has no printer.')
        : say('The printer {printer} is not there.', { printer: failure.printer })
    case 'cancelled':
      return say('Printing was cancelled.')
    case 'interrupted':
      return say('The window was closed while it was printing: look whether it came out.')
    case 'not-reachable':
      return say('The desk process is not reachable.')
    case 'failed':
      return failure.message === ''
        ? say('The printer did not take it.')
        : say('The printer did not take it: {why}', { why: failure.message })
    default:
      return assertNever(failure)
  }
}
