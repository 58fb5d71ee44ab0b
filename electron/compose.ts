// compose: a desk with its people, jobs and procedure table. What carries the table to a window is the shells' choice.

import type { DeskGreeting } from '../shared/contract/desk-greeting.ts'
import type { JoinAnswer, JoinQuestion } from '../shared/contract/desk-listing.ts'
import type { JobProgress } from '../shared/contract/job.ts'
import { PROTOCOL_VERSION } from '../shared/contract/protocol-version.ts'
import type { HeldBecause } from '../shared/contract/sync-status.ts'
import { composeAlone } from './compose-alone.ts'
import { composeJoined } from './compose-joined.ts'
import type { ComposedDesk, DeskParts } from './desk-parts.ts'
import { PEOPLE } from './desk-people.ts'
import type { DeskFace, Report } from './doors/desk-face.ts'
import { DeskPlace } from './doors/desk-place.ts'
import { HubClient } from './doors/hub-client.ts'
import { type HubTrust, isLoopback } from './doors/hub-line.ts'
import { NOBODY_ANSWERS, wayTo } from './doors/hub-trust.ts'
import { createRouter, type DeskRouter } from './doors/router.ts'
import { LinkFailure } from './ports/authority-link.ts'
import type { Logger } from './ports/logger.ts'
import type { Printing } from './ports/printing.ts'
import { StoreFailure } from './ports/store-failure.ts'
import { prepareFolder } from './runtime/prepare-folder.ts'
import { systemClock } from './runtime/system-clock.ts'
import { type DeskPairing, keepPairing, readPairing } from './store/sqlite/desk-pairing.ts'
import { lockFolder } from './store/sqlite/folder-lock.ts'
import { renewDesk } from './store/sqlite/renew-desk.ts'

export interface DeskSettings {
  /** The data folder; made when it is not there, held until the desk is closed. */
  readonly folder: string
  readonly shell: DeskGreeting['shell']
  readonly appVersion: string
  /** The printers of this computer, where the shell can reach them. */
  readonly printing?: (logger: Logger) => Printing
}

/** A desk process, complete but for its doors. */
export interface Desk {
  readonly router: DeskRouter
  readonly logger: Logger
  isEmpty(): Promise<boolean>
  loadSampleShop(report: Report): Promise<JobProgress>
  join(question: JoinQuestion): Promise<JoinAnswer>
  /** Finishes what is under way, closes the store and lets go of the folder. */
  close(): Promise<void>
}

/** Puts a desk together over a folder; rejects with a StoreFailure that people can read when that cannot be. */
export async function composeDesk({ folder, shell, appVersion, printing }: DeskSettings): Promise<Desk> {
  prepareFolder(folder)
  const identity = { appVersion, protocol: PROTOCOL_VERSION, shell, people: PEOPLE }
  let joining: Promise<JoinAnswer> | null = null
  const join = (question: JoinQuestion) => {
    joining ??= joinHub(question).finally(() => {
      joining = null
    })
    return joining
  }
  const parts: DeskParts = { folder, identity, join }
  let desk = await composed(parts)
  const place = new DeskPlace(desk.face)

  async function joinHub(question: JoinQuestion): Promise<JoinAnswer> {
    if (!mayJoin(place.face)) return ALREADY_JOINED
    const paired = await pairedWith(question)
    if ('joined' in paired) return paired
    await desk.close()
    await renewDesk(folder, paired.pairing, systemClock.now())
    desk = await composed(parts)
    place.replace(desk.face)
    return paired.answer
  }

  return {
    router: createRouter(place, desk.logger, printing?.(desk.logger) ?? null),
    logger: desk.logger,
    isEmpty: () => place.face.isEmpty(),
    loadSampleShop: (report) => place.face.loadSampleShop(report),
    join,
    close: () => desk.close(),
  }
}

const PAIRING_MS = 15_000

/** A desk alone, one its hub no longer knows, and one that does not trust the way to its hub any more. */
function mayJoin({ identity, sync }: DeskFace): boolean {
  const { line } = sync.status()
  return identity.joined === null || (line.is === 'held' && CURED_BY_JOINING.has(line.why))
}

const CURED_BY_JOINING: ReadonlySet<HeldBecause> = new Set<HeldBecause>(['unpaired', 'certificate', 'plain'])

/**
 * Makes the desk of a folder nobody works on one of a shop's: a new one, or one whose file is damaged. What could be read of
 * the work it had not sent goes on under the new name.
 */
export async function joinFolder(folder: string, question: JoinQuestion): Promise<JoinAnswer> {
  prepareFolder(folder)
  const lock = lockFolder(folder, systemClock.now())
  try {
    const known = pairingOf(folder)
    if (known !== null && known !== 'damaged') return ALREADY_JOINED
    const paired = await pairedWith(question)
    if ('joined' in paired) return paired
    await renewDesk(folder, paired.pairing, systemClock.now())
    return paired.answer
  } finally {
    lock.release({ keepMark: true })
  }
}

/** Keeps what a person says about the way to the hub of a desk nobody works on; false at a desk that has no hub. */
export function trustWay(folder: string, trust: Partial<HubTrust>): boolean {
  prepareFolder(folder)
  const lock = lockFolder(folder, systemClock.now())
  try {
    const pairing = readPairing(folder)
    if (pairing) keepPairing(folder, { ...pairing, ...trust })
    return pairing !== null
  } finally {
    lock.release({ keepMark: true })
  }
}

const ALREADY_JOINED: JoinAnswer = { joined: false, sentence: 'This desk is one of a shop already.' }

async function composed(parts: DeskParts): Promise<ComposedDesk> {
  // Taken and let go again: another process on this folder is told of before any file is touched.
  lockFolder(parts.folder, systemClock.now()).release({ keepMark: true })
  const pairing = pairingOf(parts.folder)
  if (pairing === 'damaged') throw new StoreFailure('corrupt', damagedSentence(parts.folder))
  return pairing ? composeJoined(parts, pairing) : composeAlone(parts)
}

function pairingOf(folder: string): DeskPairing | 'damaged' | null {
  try {
    return readPairing(folder)
  } catch (error) {
    if (error instanceof StoreFailure && error.kind === 'corrupt') return 'damaged'
    throw error
  }
}

function damagedSentence(folder: string): string {
  return (
    `The desk's own file in ${folder} is damaged; it was not changed. A desk of a shop is paired again with --hub ADDRESS and --code CODE: ` +
    'what it had not sent is taken over as far as it can be read. A desk alone restores its newest backup.'
  )
}

/** What a hub gave for a code, or why it gave nothing. */
async function pairedWith({ address, code, ...said }: JoinQuestion): Promise<Paired | NotJoined> {
  const hub = hubAddress(address)
  if (hub === null) return { joined: false, sentence: 'This is not the address of a hub. It looks like https://192.168.1.10:7080.' }
  const way = await wayTo(hub, said)
  if ('joined' in way) return way
  const link = new HubClient(hub, null, way)
  try {
    const { deskId, series, name, token, shopName } = await link.pair(code, AbortSignal.timeout(PAIRING_MS))
    return { pairing: { hub, deskName: name, deskId, series, token, ...way }, answer: { joined: true, deskName: name, series, shopName } }
  } catch (error) {
    if (error instanceof LinkFailure) return { joined: false, sentence: sentenceFor(error) }
    throw error
  } finally {
    link.close()
  }
}

type NotJoined = Extract<JoinAnswer, { readonly joined: false }>

interface Paired {
  readonly pairing: DeskPairing
  readonly answer: JoinAnswer
}

/** The origin of a hub as a person typed it; null when it is none. Only on this computer is a line plain that nobody asked for. */
function hubAddress(typed: string): string | null {
  const text = typed.trim()
  const full = /^https?:\/\//i.test(text) ? text : `${isLoopback(`http://${text}`) ? 'http' : 'https'}://${text}`
  return URL.canParse(full) ? new URL(full).origin : null
}

function sentenceFor(failure: LinkFailure): string {
  return failure.kind === 'unreachable' ? NOBODY_ANSWERS : failure.message
}
