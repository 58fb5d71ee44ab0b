import type { ReturnCondition } from '../lifecycle/return.ts'
import { type Message, msg, say } from '../wording/say.ts'

/** Why goods come back; the code is stored, the label is read. */
export const RETURN_REASONS = [
  { code: 'CHANGED_MIND', label: msg('Changed their mind') },
  { code: 'WRONG_SIZE', label: msg('Wrong size') },
  { code: 'NOT_AS_DESCRIBED', label: msg('Not as described') },
  { code: 'FAULTY', label: msg('Faulty') },
  { code: 'BROKEN_IN_TRANSIT', label: msg('Broken in transit') },
  { code: 'WRONG_ITEM', label: msg('Wrong item sent') },
  { code: 'ARRIVED_LATE', label: msg('Arrived too late') },
  { code: 'NOT_DELIVERED', label: msg('Never arrived') },
  { code: 'OTHER', label: msg('Other reason') },
] as const

export const CONDITIONS = {
  A: msg('As new'),
  B: msg('Opened, can be sold'),
  C: msg('Used'),
  damaged: msg('Damaged'),
} as const satisfies Record<ReturnCondition, Message>

/** The reason as a person says it; a code from elsewhere is shown as it came. */
export function returnReasonLabel(code: string): string {
  const known = RETURN_REASONS.find((reason) => reason.code === code)
  return known ? say(known.label) : code
}

/** The state goods came back in. */
export function conditionLabel(condition: ReturnCondition): string {
  return say(CONDITIONS[condition])
}
