import { ageText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { clockText } from '../../i18n/format.ts'
import type { ConnectionView } from '../../state/use-connection.ts'
import { type HubLine, hubWords, isSyncNews } from './hub-words.ts'
import type { ConnectionWords } from './line-words.ts'

/** How the line is, in words. What needs a person comes first. */
export function connectionWords(connection: ConnectionView & HubLine, now: string): ConnectionWords {
  const { line, cacheHealth, sending, catchUp, upToDateAt } = connection
  if (cacheHealth === 'unavailable') {
    return {
      tone: 'stop',
      short: say('Needs attention'),
      full: say(
        'This window cannot keep its copy: the browser’s storage is full or damaged. Orders are safe at the desk process. Free some disk space, then reload this window.',
      ),
    }
  }
  if (cacheHealth === 'blocked') {
    return {
      tone: 'stop',
      short: say('Needs attention'),
      full: say('Another window runs a different version of the desk. Close the other windows, then reload this one.'),
    }
  }
  if (line === 'turned-away') {
    return {
      tone: 'stop',
      short: say('Not let in'),
      full: say(
        'The desk process runs but does not know this browser any more. Press Enter in the window it was started from and open the address it prints.',
      ),
    }
  }
  if (line === 'stopped') {
    const since = upToDateAt === null ? '' : say(' from this window’s copy of {time}', { time: clockText(upToDateAt) })
    return {
      tone: 'stop',
      short: isLonger(connection.lineSince, now)
        ? say('Desk process stopped · {age}', { age: ageText(connection.lineSince, now) })
        : say('Desk process stopped'),
      full: say(
        'The desk process is stopped. Queues and search work{since}; changes cannot be saved until it runs again. This window connects by itself.',
        { since },
      ),
    }
  }
  const hub = hubWords(connection, now)
  if (hub !== null && isSyncNews(hub)) return hub
  if (line === 'connecting') return { tone: 'wait', short: say('Connecting…'), full: say('Looking for the desk process.') }
  if (sending > 0) {
    return {
      tone: 'info',
      short: say('Saving {sending, number}', { sending }),
      full: say('Shown here already; the desk process has not answered yet.'),
    }
  }
  if (catchUp !== null) {
    const share = catchUp.total === 0 ? 0 : Math.floor((100 * catchUp.done) / catchUp.total)
    return {
      tone: 'info',
      short: say('Filling copy {share, number} %', { share }),
      full: say('This window’s copy is being filled: change {done, number} of {total, number}. Work goes on meanwhile.', {
        done: catchUp.done,
        total: catchUp.total,
      }),
    }
  }
  if (hub !== null) return hub
  if (upToDateAt === null) return { tone: 'wait', short: say('Connected'), full: say('Reading what the desk process holds.') }
  return {
    tone: 'go',
    short: say('Up to date {time}', { time: clockText(upToDateAt) }),
    full: say('This window shows everything the desk process holds.'),
  }
}

/** The first minute is not worth a figure. */
function isLonger(since: string, now: string): boolean {
  return Date.parse(now) - Date.parse(since) >= 60_000
}
