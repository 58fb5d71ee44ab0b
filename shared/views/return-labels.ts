import type { ReturnCondition } from '../lifecycle/return.ts'

/** Why goods come back; the code is stored, the label is read. */
export const RETURN_REASONS = [
  { code: 'CHANGED_MIND', label: 'Changed their mind' },
  { code: 'WRONG_SIZE', label: 'Wrong size' },
  { code: 'NOT_AS_DESCRIBED', label: 'Not as described' },
  { code: 'FAULTY', label: 'Faulty' },
  { code: 'BROKEN_IN_TRANSIT', label: 'Broken in transit' },
  { code: 'WRONG_ITEM', label: 'Wrong item sent' },
  { code: 'ARRIVED_LATE', label: 'Arrived too late' },
  { code: 'NOT_DELIVERED', label: 'Never arrived' },
  { code: 'OTHER', label: 'Other reason' },
] as const

export const CONDITIONS = {
  A: 'As new',
  B: 'Opened, can be sold',
  C: 'Used',
  damaged: 'Damaged',
} as const satisfies Record<ReturnCondition, string>

/** The reason as a person says it; a code from elsewhere is shown as it came. */
export function returnReasonLabel(code: string): string {
  return RETURN_REASONS.find((reason) => reason.code === code)?.label ?? code
}

/** The state goods came back in. */
export function conditionLabel(condition: ReturnCondition): string {
  return CONDITIONS[condition]
}
