import { momentText } from '../../../shared/views/time-text.ts'
import { deskSession } from '../../state/desk-session.ts'

/** When a draft was kept, by this computer's clock: the time alone today, the day with it before. */
export function keptMoment(at: string): string {
  return momentText(at, deskSession().now(), Intl.DateTimeFormat().resolvedOptions().timeZone)
}
