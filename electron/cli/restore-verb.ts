import { resolve } from 'node:path'
import { systemClock } from '../runtime/system-clock.ts'
import { uuidSource } from '../runtime/uuid-source.ts'
import { outlast } from '../service/outlast.ts'
import { checkCopy, restoreCopy } from '../store/sqlite/restore-copy.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Terminal } from './terminal.ts'
import type { VerbOptions } from './verb-options.ts'

/** `desk restore FILE`: the copy takes the place of the shop's file; desks bring again what it does not know. */
export async function runRestore({ folder, file }: VerbOptions, terminal: Terminal): Promise<ExitCode> {
  const copy = resolve(file ?? '')
  const figures = checkCopy(copy)
  terminal.say(`${copy} is sound: ${figures.orders} orders with ${figures.events} events.`)
  const now = systemClock.now()
  const { putAside, deletedAgain } = await restoreCopy({
    folder,
    file: copy,
    now,
    newEpoch: uuidSource.newId(),
    outlast: (store, outlasting) => outlast(store, outlasting, now),
  })
  terminal.say(`It is the shop in ${folder} now.`)
  if (putAside !== null) terminal.say(`The file that was there before is kept as ${putAside}.`)
  if (deletedAgain === null) {
    terminal.complain('That file is damaged: which orders were deleted after the copy was made cannot be known. Delete them again.')
    terminal.complain(
      'Desks that were let go since are let in again, and desks that came since are not known: look through the list of desks.',
    )
    terminal.complain(
      'Numbers of invoices and credit slips given since are known to the desks alone: let all of them connect before the next paper is issued.',
    )
  } else if (deletedAgain > 0) terminal.say(`Orders deleted after the copy was made were deleted again: ${deletedAgain}.`)
  terminal.say('Start it as always: its desks fetch everything anew and send again what the copy does not know.')
  terminal.figures({ folder, file: copy, putAside, deletedAgain, ...figures })
  return EXIT.ok
}
