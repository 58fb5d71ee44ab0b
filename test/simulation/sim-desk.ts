import { DeskGateway } from '../../electron/sync/desk-gateway.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { type Dying, Life, mortal, paceOf } from './life.ts'
import { MemoryOutbox, type OutboxDisk } from './memory-outbox.ts'
import { MemoryReplica, placedNowhere, ReplicaDisk } from './memory-replica.ts'
import { SimLink } from './sim-link.ts'
import { SimWindow } from './sim-window.ts'
import type { SimWorld } from './sim-world.ts'

const OUTBOX_WRITES = new Set([
  'append',
  'markSent',
  'settle',
  'contained',
  'sendAgainAfter',
  'withdraw',
  'markSeen',
  'forget',
  'clear',
  'markBehind',
])
const REPLICA_WRITES = new Set(['stage', 'reveal', 'dropStage'])

/** A place with a desk: its process ends and starts again, its disks stay until they are lost. */
export class SimDesk {
  readonly #world: SimWorld
  readonly place: number
  outboxDisk: OutboxDisk
  readonly replicaDisk = new ReplicaDisk()
  readonly windows: readonly SimWindow[]
  /** How far its clock is from the true time. */
  skewMs = 0
  isCut = false
  /** What was begun here lately. */
  readonly ownIds: string[] = []
  /** Orders as somebody here once saw them. */
  readonly remembered: Order[] = []
  gateway: DeskGateway | null = null
  link: SimLink | null = null
  #life = new Life()

  constructor(world: SimWorld, place: number, outboxDisk: OutboxDisk, windows: number) {
    this.#world = world
    this.place = place
    this.outboxDisk = outboxDisk
    this.windows = Array.from({ length: windows }, (_, index) => new SimWindow(world, this, index))
  }

  get id(): string {
    return this.outboxDisk.deskId
  }

  now(): string {
    return new Date(this.#world.epochMs + this.#world.time.now + this.skewMs).toISOString()
  }

  start(): void {
    const life = new Life(() => {
      this.gateway = null
      this.#world.trace(`${this.id} ends`)
      this.#world.deskEnded(this)
    })
    this.#life = life
    const { time, dice, logger } = this.#world
    const outbox = mortal(new MemoryOutbox(this.outboxDisk), life, OUTBOX_WRITES, this.#dying)
    const replica = mortal(new MemoryReplica(this.replicaDisk, placedNowhere), life, REPLICA_WRITES, this.#dying)
    const link = new SimLink(this.#world, life, this.id)
    this.link = link
    if (this.isCut) link.cut()
    const clock = { now: () => this.now() }
    const ports = { outbox, replica, link, clock, pace: paceOf(life, time, dice), logger, appVersion: '1.0.0' }
    DeskGateway.start(ports, { deskId: this.id }).then(
      (gateway) => {
        if (life.isOver) return
        this.gateway = gateway
        this.#world.trace(`${this.id} works`)
        gateway.onCommit((cursor) => this.#world.revealed(this, cursor))
        gateway.onOutbox(() => void this.#world.looksForOwnWork(this))
        for (const window of this.windows) window.opens(gateway, life)
      },
      (error: unknown) => this.#world.broken(`${this.id} does not start: ${String(error)}`),
    )
  }

  end(): void {
    this.#life.end()
  }

  cut(isCut: boolean): void {
    this.isCut = isCut
    if (isCut) this.link?.cut()
    else this.link?.mend()
  }

  /** The desk begins anew, as another one. */
  becomes(outboxDisk: OutboxDisk): void {
    this.outboxDisk = outboxDisk
    this.replicaDisk.wipe()
    for (const window of this.windows) window.wipe()
  }

  readonly #dying: Dying = {
    before: () => this.#dies(),
    after: () => this.#dies(),
  }

  #dies(): boolean {
    const { dice, rates } = this.#world
    if (!dice.chance(rates.deskDiesAtWrite)) return false
    this.#world.fault('deskDiesAtWrite')
    return true
  }
}
