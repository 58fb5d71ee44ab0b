import type { HeldBecause, SyncStatus } from '../../../shared/contract/sync-status.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { clockText } from '../../i18n/format.ts'
import type { ConnectionWords } from './line-words.ts'

/** What the words about the hub are made of. */
export interface HubLine {
  readonly sync: SyncStatus | null
  /** What was not accepted and nobody has seen. */
  readonly unseen: number
}

/** A clock this far off makes times on receipts and in the history wrong; nothing is refused for it. */
const CLOCK_OFF_MS = 2 * 60_000

export const HELD_SENTENCES: Readonly<Record<HeldBecause, Message>> = {
  unpaired: msg(
    'The hub does not let this desk in any more: it was revoked or is not known there. What waits is kept. Join the shop again with a new code.',
  ),
  outdated: msg(
    'This desk and its hub are of versions that do not understand each other. What waits is kept. Update the older of the two.',
  ),
  certificate: msg(
    'Another certificate is shown where the hub was, so nothing is sent and what waits is kept. If the hub was given a new one, start this desk once with --fingerprint and what the hub prints, or join again with a new code. If nobody renewed it, somebody else may answer in its place.',
  ),
  plain: msg(
    'The hub is another computer and the line to it is not encrypted, so nothing is sent and what waits is kept. Give the hub a certificate and join again by its https address, or start this desk once with --plain-http if it is meant.',
  ),
  behind: msg(
    'The hub knows work of this desk that this desk does not: its data is an older copy. What waits is kept here and is not sent. Ask whoever runs the hub.',
  ),
}

const WHY_OFFLINE = {
  unreachable: msg('The hub cannot be reached.'),
  busy: msg('The hub is there but too busy to answer.'),
  fault: msg('The hub is there but failed over what it was asked.'),
} as const

/** How the desk stands with its hub, in words; null at a desk alone, and before anything is known. */
export function hubWords({ sync, unseen }: HubLine, now: string): ConnectionWords | null {
  if (sync === null || sync.mode === 'alone') return null
  const { line, waiting, since, lastPullAt, skewMs, bootstrap } = sync
  const kept =
    waiting === 0
      ? ''
      : say(
          ' {waiting, plural, one {# change of this desk waits to be sent and is safe here.} other {# changes of this desk wait to be sent and are safe here.}}',
          { waiting },
        )
  if (line.is === 'held') return { tone: 'stop', short: say('Needs attention'), full: say(HELD_SENTENCES[line.why]) }
  if (line.is === 'offline') {
    const age =
      Date.parse(now) - Date.parse(since) >= 60_000 ? say('Offline {age}', { age: ageText(since, now) }) : say('Hub not reachable')
    return {
      tone: 'wait',
      short: waiting === 0 ? age : say('{age} · {waiting, number} waiting', { age, waiting }),
      full: say('{why}{kept} Work goes on; the desk tries again by itself.', { why: say(WHY_OFFLINE[line.why]), kept }),
    }
  }
  if (unseen > 0) {
    return {
      tone: 'stop',
      short: say('Needs attention {unseen, number}', { unseen }),
      full: say('{unseen, plural, one {# change of this desk was not accepted.} other {# changes of this desk were not accepted.}}{kept}', {
        unseen,
        kept,
      }),
    }
  }
  if (line.is === 'connecting')
    return { tone: 'wait', short: say('Looking for the hub…'), full: say('Looking for the hub.{kept}', { kept }) }
  if (waiting > 0)
    return { tone: 'info', short: say('Sending {waiting, number}', { waiting }), full: say('The hub is there.{kept}', { kept }) }
  if (bootstrap !== null) {
    const share = bootstrap.of === 0 ? 0 : Math.floor((100 * bootstrap.version) / bootstrap.of)
    return {
      tone: 'info',
      short: say('Fetching {share, number} %', { share }),
      full: say('Everything is fetched from the hub once; work can begin meanwhile.'),
    }
  }
  if (isClockOff(sync)) {
    return {
      tone: 'wait',
      short: say('Clock off'),
      full: say('{clock} Everything is sent and up to date all the same.', { clock: clockSentence(skewMs ?? 0) }),
    }
  }
  if (lastPullAt === null) return { tone: 'wait', short: say('Connected'), full: say('Reading what the hub holds.') }
  return {
    tone: 'go',
    short: say('Online · up to date {time}', { time: clockText(lastPullAt) }),
    full: say('Everything done here is sent, and everything the hub holds is here.'),
  }
}

/** Whether it must be told before what this window has to tell of its own copy. */
export function isSyncNews({ tone }: ConnectionWords): boolean {
  return tone === 'stop' || tone === 'wait'
}

export function isClockOff({ skewMs }: Pick<SyncStatus, 'skewMs'>): boolean {
  return skewMs !== null && Math.abs(skewMs) > CLOCK_OFF_MS
}

/** How this computer's clock goes, beside the hub's. */
export function clockSentence(skewMs: number): string {
  const minutes = Math.round(Math.abs(skewMs) / 60_000)
  return skewMs > 0
    ? say(
        'This computer’s clock is {minutes, plural, one {# minute} other {# minutes}} fast: times on receipts and in the history are off. Set it right.',
        { minutes },
      )
    : say(
        'This computer’s clock is {minutes, plural, one {# minute} other {# minutes}} slow: times on receipts and in the history are off. Set it right.',
        { minutes },
      )
}
