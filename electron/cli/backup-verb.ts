import { join, resolve } from 'node:path'
import { systemClock } from '../runtime/system-clock.ts'
import { BACKUP_FOLDER } from '../store/sqlite/back-up.ts'
import { copyStore } from '../store/sqlite/restore-copy.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/** `desk backup`: a verified copy of the shop of one moment, beside whoever works on it. */
export async function runBackup({ folder, to }: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const stamp = systemClock.now().replace(/[^0-9TZ]/g, '')
  const file = to === null ? join(folder, BACKUP_FOLDER, `authority-${stamp}.sqlite`) : resolve(to)
  const figures = copyStore(folder, file)
  terminal.say(`${figures.orders} orders with ${figures.events} events are copied to ${file}. The copy was compared and is complete.`)
  terminal.say('It holds what customers said of themselves: keep it where only you can read it, best on another disk.')
  terminal.figures({ file, ...figures })
  return EXIT.ok
}
