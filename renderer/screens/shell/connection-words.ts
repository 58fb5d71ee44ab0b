import { ageText } from '../../../shared/views/time-text.ts'
import { clockText, countText } from '../../i18n/format.ts'
import type { ConnectionView } from '../../state/use-connection.ts'
import { type HubLine, hubWords, isSyncNews } from './hub-words.ts'
import type { ConnectionWords } from './line-words.ts'

/** How the line is, in words. What needs a person comes first. */
export function connectionWords(connection: ConnectionView & HubLine, now: string): ConnectionWords {
  const { line, cacheHealth, sending, catchUp, upToDateAt } = connection
  if (cacheHealth === 'unavailable') {
    return {
      tone: 'stop',
      short: 'Needs attention',
      full: 'This window cannot keep its copy: the browser’s storage is full or damaged. Orders are safe at the desk process. Free some disk space, then reload this window.',
    }
  }
  if (cacheHealth === 'blocked') {
    return {
      tone: 'stop',
      short: 'Needs attention',
      full: 'Another window runs a different version of the desk. Close the other windows, then reload this one.',
    }
  }
  if (line === 'turned-away') {
    return {
      tone: 'stop',
      short: 'Not let in',
      full: 'The desk process runs but does not know this browser any more. Press Enter in the window it was started from and open the address it prints.',
    }
  }
  if (line === 'stopped') {
    const since = upToDateAt === null ? '' : ` from this window’s copy of ${clockText(upToDateAt)}`
    return {
      tone: 'stop',
      short: isLonger(connection.lineSince, now) ? `Desk process stopped · ${ageText(connection.lineSince, now)}` : 'Desk process stopped',
      full: `The desk process is stopped. Queues and search work${since}; changes cannot be saved until it runs again. This window connects by itself.`,
    }
  }
  const hub = hubWords(connection, now)
  if (hub !== null && isSyncNews(hub)) return hub
  if (line === 'connecting') return { tone: 'wait', short: 'Connecting…', full: 'Looking for the desk process.' }
  if (sending > 0) {
    return { tone: 'info', short: `Saving ${sending}`, full: 'Shown here already; the desk process has not answered yet.' }
  }
  if (catchUp !== null) {
    const share = catchUp.total === 0 ? 0 : Math.floor((100 * catchUp.done) / catchUp.total)
    return {
      tone: 'info',
      short: `Filling copy ${share} %`,
      full: `This window’s copy is being filled: change ${countText(catchUp.done)} of ${countText(catchUp.total)}. Work goes on meanwhile.`,
    }
  }
  if (hub !== null) return hub
  if (upToDateAt === null) return { tone: 'wait', short: 'Connected', full: 'Reading what the desk process holds.' }
  return { tone: 'go', short: `Up to date ${clockText(upToDateAt)}`, full: 'This window shows everything the desk process holds.' }
}

/** The first minute is not worth a figure. */
function isLonger(since: string, now: string): boolean {
  return Date.parse(now) - Date.parse(since) >= 60_000
}
