import type { Outcome } from '../../shared/contract/outcome.ts'
import type { CommandRecord } from '../ports/order-store.ts'

/** What a row keeps of an outcome beside its status and version. Most commands are accepted without a warning: null. */
export function outcomeDetail(outcome: CommandRecord['outcome']): string | null {
  switch (outcome.status) {
    case 'accepted':
      return outcome.warnings.length > 0 ? JSON.stringify(outcome.warnings) : null
    case 'accepted-no-effect':
      return null
    case 'refused':
      return JSON.stringify(outcome.caseId === undefined ? outcome.refusal : { ...outcome.refusal, caseId: outcome.caseId })
    case 'accepted-with-case':
      return JSON.stringify({ caseId: outcome.caseId, warnings: outcome.warnings })
    case 'blocked':
      return JSON.stringify({ bySeq: outcome.bySeq })
    case 'quarantined':
      return JSON.stringify({ fault: outcome.fault })
  }
}

/** The outcome as it was given to `outcomeDetail`, with the version it was kept at. */
export function storedOutcome(status: Outcome['status'], detail: string | null, version: number): Outcome {
  const kept = detail === null ? null : JSON.parse(detail)
  switch (status) {
    case 'accepted':
      return { status, version, warnings: kept ?? [] }
    case 'accepted-no-effect':
      return { status, version }
    case 'refused': {
      const { caseId, ...refusal } = kept
      return { status, version, refusal, ...(caseId === undefined ? {} : { caseId }) }
    }
    case 'accepted-with-case':
    case 'blocked':
    case 'quarantined':
      return { status, version, ...kept }
  }
}
