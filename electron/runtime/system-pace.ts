import { setTimeout as wait } from 'node:timers/promises'
import type { Pace } from '../ports/pace.ts'

/** Real time and real chance. A pause does not keep the process alive. */
export const systemPace: Pace = {
  pause: (delayMs, signal) => wait(delayMs, undefined, { signal, ref: false }).catch(() => undefined),
  random: () => Math.random(),
}
