// One world: a shop with its hubs and desks, the people in it and everything that goes wrong, in one thread and from one seed.

import { createHash } from 'node:crypto'
import { DeskDirectory } from '../../electron/access/desk-directory.ts'
import type { Clock } from '../../electron/ports/clock.ts'
import type { Logger } from '../../electron/ports/logger.ts'
import type { ChangeSet, OrderStore } from '../../electron/ports/order-store.ts'
import { DAY_MS } from '../../electron/service/desk-window.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import { Dice } from './dice.ts'
import { type FaultRates, NO_FAULTS, ratesOf } from './fault-rates.ts'
import { OutboxDisk } from './memory-outbox.ts'
import type { Oracle } from './oracle.ts'
import { shopHeldBy } from './reader-rows.ts'
import { shownOtherwise } from './shown-once.ts'
import type { SimAuthority } from './sim-authority.ts'
import type { SimDesk } from './sim-desk.ts'
import type { SimHub } from './sim-hub.ts'
import { newSimTally, type SimTally } from './sim-tally.ts'
import type { SimWindow } from './sim-window.ts'
import { drained, VirtualTime } from './virtual-time.ts'

export interface WorldPlan {
  readonly seed: number
  readonly desks: number
  readonly hubs: number
  readonly windowsOfADesk: number
  readonly minutes: number
  /** How long a person thinks, on average. */
  readonly thinkMs: number
  readonly pageRows: number
  readonly rates: FaultRates
  readonly engine: 'memory' | 'sqlite'
  /** Nobody does more than this. */
  readonly commands: number
  /** How long a day lasts where closed orders leave the desks after so many. */
  readonly dayMs: number
}

/** What is left out of a world to find the smallest one that still breaks. */
export interface Without {
  readonly faults?: readonly string[]
  readonly commands?: number
  readonly desks?: number
}

export function planOf(seed: number, without: Without = {}): WorldPlan {
  const dice = new Dice(seed)
  const drawn = {
    desks: 2 + dice.below(4),
    hubs: 2 + dice.below(2),
    windowsOfADesk: 1 + dice.below(2),
    minutes: 5 + dice.below(6),
    thinkMs: dice.between(6_000, 25_000),
    pageRows: dice.pick([5, 15, 40, 500]) ?? 500,
  }
  return {
    seed,
    ...drawn,
    desks: Math.min(drawn.desks, without.desks ?? drawn.desks),
    rates: ratesOf(seed, new Set(without.faults)),
    engine: seed % 100 === 0 ? 'sqlite' : 'memory',
    commands: without.commands ?? Number.MAX_SAFE_INTEGER,
    dayMs: new Dice(seed ^ 0x2f1d3a7).pick([500, 1_000, 3_000, DAY_MS]) ?? DAY_MS,
  }
}

export class SimWorld {
  readonly plan: WorldPlan
  readonly time = new VirtualTime()
  readonly dice: Dice
  readonly epochMs = Date.parse('2025-03-05T09:00:00.000Z')
  readonly clock: Clock = { now: () => new Date(this.epochMs + this.time.now).toISOString() }
  readonly tally: SimTally = newSimTally()
  readonly logger: Logger
  readonly authority: SimAuthority
  readonly directory: DeskDirectory
  readonly desks: SimDesk[] = []
  readonly violations: string[] = []
  rates: FaultRates = NO_FAULTS
  onTrace: ((line: string) => void) | null = null
  readonly #trace = createHash('sha256')
  readonly #poison = new Map<string, boolean>()
  /** How far each reader has shown the shop. */
  readonly #shown = new Map<string, { readonly line: number; readonly epoch: string; readonly version: number }>()
  #made = 0
  #looks = 0

  constructor(plan: WorldPlan, authority: (world: SimWorld) => SimAuthority) {
    this.plan = plan
    this.dice = new Dice(plan.seed + 1_000_003)
    this.logger = {
      info: () => undefined,
      warn: (sentence, facts) => this.onTrace?.(`  ${sentence} ${JSON.stringify(facts ?? {})}`),
      error: (sentence, facts) => this.#failed(sentence, JSON.stringify(facts ?? {})),
    }
    this.authority = authority(this)
    const { clock } = this
    const secrets = { newCode: () => `CODE-${++this.#made}`, newToken: () => `token-${this.#made}` }
    this.directory = new DeskDirectory({ store: this.authority.observedStore, clock, ids: { newId: () => this.newId('desk') }, secrets })
  }

  get store(): OrderStore {
    return this.authority.store
  }

  get hubs(): readonly SimHub[] {
    return this.authority.hubs
  }

  get oracle(): Oracle {
    return this.authority.oracle
  }

  newId(what: string): string {
    this.#made += 1
    return `${what}-${this.#made}`
  }

  /** A desk that was invited and let in. */
  async pairs(place: number): Promise<OutboxDisk> {
    const { desk, code } = await this.directory.add(`Desk ${place}`)
    const paired = await this.directory.pair(code)
    if (!paired.ok) this.broken(`desk ${desk.id} could not be paired: ${paired.error}`)
    return new OutboxDisk(desk.id, desk.series)
  }

  /** Lets time pass event by event until there is a violation or the time has come. */
  async until(at: number, isOver: () => boolean = () => false): Promise<void> {
    await drained()
    while (this.violations.length === 0 && !isOver() && this.time.step(at)) await drained()
  }

  trace(line: string): void {
    const text = `${this.time.now.toFixed(3)} ${line}`
    this.#trace.update(text).update('\n')
    this.onTrace?.(text)
  }

  traceHash(): string {
    return this.#trace.copy().digest('hex').slice(0, 16)
  }

  fault(name: string): void {
    this.tally.faults[name] = (this.tally.faults[name] ?? 0) + 1
    this.trace(`fault ${name}`)
  }

  broken(what: string): void {
    this.violations.push(what)
    this.onTrace?.(`BROKEN ${what}`)
  }

  isPoison(commandId: string): boolean {
    const known = this.#poison.get(commandId)
    if (known !== undefined) return known
    const isPoison = commandId.startsWith('desk') && this.dice.chance(this.rates.poison)
    if (isPoison) this.fault('poison')
    this.#poison.set(commandId, isPoison)
    return isPoison
  }

  committed(changes: ChangeSet): void {
    for (const { id, name, deskId, seq, outcome } of changes.commands) {
      this.trace(`${deskId} ${seq ?? '-'} ${id} ${name} ${outcome.status}${outcome.status === 'refused' ? ` ${outcome.refusal.code}` : ''}`)
      this.tally.outcomes[outcome.status] = (this.tally.outcomes[outcome.status] ?? 0) + 1
    }
    if (changes.states.some(({ tombstone }) => tombstone !== null)) this.fault('purge')
    for (const what of this.authority.committed(changes)) this.broken(what)
  }

  comesBack(hub: SimHub): void {
    this.time.after(this.dice.between(200, 8_000), () => this.authority.isSetBack || void this.authority.startHub(hub))
  }

  deskEnded(desk: SimDesk): void {
    this.time.after(this.dice.between(200, 10_000), () => desk.start())
  }

  /** The confirmed rows of a desk are others now. */
  revealed(desk: SimDesk, cursor: Cursor): void {
    this.trace(`${desk.id} shows ${cursor.epoch} ${cursor.version}`)
    const isOfThisLine = this.#checkReader(desk.id, cursor, () => shopHeldBy(desk.replicaDisk.shown.tables))
    if (isOfThisLine) for (const what of this.authority.promisesBroken(desk, cursor)) this.broken(what)
  }

  /** What somebody began at this desk is shown there, from the click until the authority says no. */
  async looksForOwnWork(desk: SimDesk): Promise<void> {
    const { gateway, outboxDisk, replicaDisk } = desk
    // A desk that lost its rows can tell nothing until it has them again.
    if (!gateway || replicaDisk.shown.tables.epoch === '') return
    for (const row of outboxDisk.rows) {
      if (row.body?.name !== 'CreateSelection' || (row.state !== 'pending' && row.state !== 'accepted')) continue
      // Set back without a word, a shop may have lost what its desk's rows then seemed to contain: until those of the next epoch are
      // here nobody can tell.
      if (row.containedIn !== null && this.authority.isUncertain(row.containedIn)) continue
      const { shown } = replicaDisk
      const { selection, order, deleted } = await gateway.shownState(row.aggregateId)
      // What the rows shown contain and hold no more was over, and has left the desk for its age; the rows are compared by themselves.
      const hasLeft = row.containedIn !== null && row.containedIn === shown.tables.epoch
      // Rows that were replaced meanwhile are looked at by themselves.
      const isStill = (row.state === 'pending' || row.state === 'accepted') && replicaDisk.shown === shown
      this.oracle.checks += 1
      if (isStill && !hasLeft && !selection && !order && !deleted && desk.gateway === gateway)
        this.broken(`(4) ${row.id} of ${desk.id} is ${row.state} and not shown`)
    }
    // To work it all out anew is dear: now and then, and always while something is to be sent again.
    this.#looks += 1
    const isDue = this.#looks % 8 === 0 || outboxDisk.rows.some(({ containedIn }) => containedIn !== null)
    if (isDue) await this.#looksForItOnce(desk)
  }

  // What was answered is in the rows a moment before it leaves the overlay: looked at again, it must be there once.
  async #looksForItOnce(desk: SimDesk, isAgain = false): Promise<void> {
    const { epoch, version } = desk.replicaDisk.shown.tables
    const contains = this.authority.containedAt(epoch, version)
    const otherwise = contains && (await shownOtherwise(desk, contains))
    this.oracle.checks += 1
    if (!otherwise || otherwise.length === 0) return
    if (isAgain) this.broken(`(4) ${otherwise[0]} of ${desk.id} is not shown once over ${epoch} ${version}`)
    else this.time.after(1, () => void this.#looksForItOnce(desk, true))
  }

  windowRevealed(window: SimWindow, cursor: Cursor): void {
    this.trace(`${window.name} shows ${cursor.epoch} ${cursor.version}`)
    const held = () => new Map([...window.rows].map(([key, row]) => [key, { version: row.version, value: row.row }]))
    this.#checkReader(`${window.name} of ${window.desk.id}`, cursor, held)
  }

  /** False when nobody can tell which line of events it is on: the shop was set back, and nobody said so. */
  #checkReader(who: string, { epoch, version }: Cursor, held: () => Parameters<Oracle['differencesAt']>[1]): boolean {
    const { line, isUnsaid } = this.authority
    // A window's epoch says besides since when its desk holds what it holds.
    if (epoch.split('~')[0] !== this.authority.epoch) return false
    const last = this.#shown.get(who)
    // Whoever goes back has noticed it by itself, and must have all of it anew. Who comes from another epoch has noticed only that
    // one: its pages may have been fetched before and after the shop was set back once more.
    if (isUnsaid && last?.line !== line && (last?.epoch !== epoch || version >= last.version)) return false
    this.#shown.set(who, { line, epoch, version })
    if (last?.line === line && last.version > version) this.broken(`(5) ${who} went back from ${last.version} to ${version}`)
    for (const what of this.oracle.differencesAt(version, held(), who)) this.broken(what)
    return true
  }

  /** A reader that lost what it had begins again. */
  forgetsWhatItShowed(who: string): void {
    for (const known of [...this.#shown.keys()]) if (known === who || known.startsWith(who)) this.#shown.delete(known)
  }

  #failed(sentence: string, facts: string): void {
    this.onTrace?.(`  ${sentence} ${facts}`)
    // A desk's own loops fail over nothing but the line.
    if (sentence.startsWith('Syncing failed') || sentence.startsWith('A listener')) this.broken(`${sentence}: ${facts}`)
  }
}
