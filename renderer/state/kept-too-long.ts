import { DAY_MS } from '../../shared/views/store-days.ts'

const DAYS_KEPT = 30

/** Whether what somebody began and left has lain on this computer for so long that nobody comes back to it. */
export function isKeptTooLong(keptAt: string): boolean {
  // Said by no clock it is as good as old.
  return !(Date.now() - Date.parse(keptAt) <= DAYS_KEPT * DAY_MS)
}
