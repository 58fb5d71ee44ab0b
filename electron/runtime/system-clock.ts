// runtime: the machine behind the ports - its clock, its chance, its log.

import type { Clock } from '../ports/clock.ts'

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
}
