import type { HeldBecause, SyncStatus } from '../../../shared/contract/sync-status.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { clockText, countedText, countText } from '../../i18n/format.ts'
import type { ConnectionWords } from './line-words.ts'

/** What the words about the hub are made of. */
export interface HubLine {
  readonly sync: SyncStatus | null
  /** What was not accepted and nobody has seen. */
  readonly unseen: number
}

/** A clock this far off makes times on receipts and in the history wrong; nothing is refused for it. */
const CLOCK_OFF_MS = 2 * 60_000

export const HELD_SENTENCES: Readonly<Record<HeldBecause, string>> = {
  unpaired:
    'The hub does not let this desk in any more: it was revoked or is not known there. What waits is kept. Join the shop again with a new code.',
  outdated: 'This desk and its hub are of versions that do not understand each other. What waits is kept. Update the older of the two.',
  behind:
    'The hub knows work of this desk that this desk does not: its data is an older copy. What waits is kept here and is not sent. Ask whoever runs the hub.',
}

const WHY_OFFLINE = {
  unreachable: 'The hub cannot be reached.',
  busy: 'The hub is there but too busy to answer.',
  fault: 'The hub is there but failed over what it was asked.',
} as const

/** How the desk stands with its hub, in words; null at a desk alone, and before anything is known. */
export function hubWords({ sync, unseen }: HubLine, now: string): ConnectionWords | null {
  if (sync === null || sync.mode === 'alone') return null
  const { line, waiting, since, lastPullAt, skewMs, bootstrap } = sync
  const kept =
    waiting === 0
      ? ''
      : ` ${countedText(waiting, 'change')} of this desk ${waiting === 1 ? 'waits' : 'wait'} to be sent and ${waiting === 1 ? 'is' : 'are'} safe here.`
  if (line.is === 'held') return { tone: 'stop', short: 'Needs attention', full: `${HELD_SENTENCES[line.why]}` }
  if (line.is === 'offline') {
    const age = Date.parse(now) - Date.parse(since) >= 60_000 ? `Offline ${ageText(since, now)}` : 'Hub not reachable'
    return {
      tone: 'wait',
      short: waiting === 0 ? age : `${age} · ${countText(waiting)} waiting`,
      full: `${WHY_OFFLINE[line.why]}${kept} Work goes on; the desk tries again by itself.`,
    }
  }
  if (unseen > 0) {
    return {
      tone: 'stop',
      short: `Needs attention ${countText(unseen)}`,
      full: `${countedText(unseen, 'change')} of this desk ${unseen === 1 ? 'was' : 'were'} not accepted.${kept}`,
    }
  }
  if (line.is === 'connecting') return { tone: 'wait', short: 'Looking for the hub…', full: `Looking for the hub.${kept}` }
  if (waiting > 0) return { tone: 'info', short: `Sending ${countText(waiting)}`, full: `The hub is there.${kept}` }
  if (bootstrap !== null) {
    const share = bootstrap.of === 0 ? 0 : Math.floor((100 * bootstrap.version) / bootstrap.of)
    return { tone: 'info', short: `Fetching ${share} %`, full: 'Everything is fetched from the hub once; work can begin meanwhile.' }
  }
  if (isClockOff(sync)) {
    return { tone: 'wait', short: 'Clock off', full: `${clockSentence(skewMs ?? 0)} Everything is sent and up to date all the same.` }
  }
  if (lastPullAt === null) return { tone: 'wait', short: 'Connected', full: 'Reading what the hub holds.' }
  return {
    tone: 'go',
    short: `Online · up to date ${clockText(lastPullAt)}`,
    full: 'Everything done here is sent, and everything the hub holds is here.',
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
  return `This computer’s clock is ${countedText(minutes, 'minute')} ${skewMs > 0 ? 'fast' : 'slow'}: times on receipts and in the history are off. Set it right.`
}
