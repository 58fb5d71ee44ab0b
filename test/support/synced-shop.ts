// An authority and desks that work apart from it, in one process, with a line of the test's own.

import { join } from 'node:path'
import type { Clock } from '../../electron/ports/clock.ts'
import type { DeskRecord, OrderStore } from '../../electron/ports/order-store.ts'
import type { OutboxStore } from '../../electron/ports/outbox-store.ts'
import type { ReplicaStore } from '../../electron/ports/replica-store.ts'
import { HubService } from '../../electron/service/hub-service.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { placementOf } from '../../electron/service/placement.ts'
import { SqliteConnection } from '../../electron/store/sqlite/connection.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import { ReplicaFiles } from '../../electron/store/sqlite/replica-files.ts'
import { SqliteReplica } from '../../electron/store/sqlite/sqlite-replica.ts'
import { DeskGateway, type DeskGatewayOptions } from '../../electron/sync/desk-gateway.ts'
import type { SubmitAnswer } from '../../shared/contract/outcome.ts'
import type { Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { type CommandOptions, countedIds, TestAuthority, tempFolder } from './authority.ts'
import { FlakyLink } from './flaky-link.ts'
import { VirtualPace } from './virtual-pace.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A desk with its files, its line and its gateway; it can be closed and opened again. */
export class TestDesk {
  readonly id: string
  readonly link: FlakyLink
  readonly folder = tempFolder()
  readonly #shop: SyncedShop
  readonly #commands: TestAuthority['commands']
  #open: { readonly gateway: DeskGateway; readonly outbox: OutboxStore; readonly replica: ReplicaStore } | null = null

  constructor(shop: SyncedShop, id: string) {
    this.#shop = shop
    this.id = id
    this.link = new FlakyLink(
      () => shop.hub,
      () => shop.deskRecord(id),
    )
    this.#commands = new TestAuthority(shop.store, { ids: countedIds(`${id}-command`) }).commands
  }

  async open(options: Partial<DeskGatewayOptions> = {}, clock: Clock = this.#shop.pace.clock): Promise<void> {
    const { pace } = this.#shop
    const { outbox } = openOutbox({ folder: this.folder.path, now: pace.clock.now(), newDeskId: this.id, series: this.id.toUpperCase() })
    const replica = new SqliteReplica({
      files: new ReplicaFiles({ folder: this.folder.path }),
      placementOf,
      breathe: async () => undefined,
    })
    const ports = { outbox, replica, link: this.link, clock, pace, logger: silent, appVersion: '1.0.0' }
    this.#open = { gateway: await DeskGateway.start(ports, { deskId: this.id, ...options }), outbox, replica }
  }

  get gateway(): DeskGateway {
    return this.#parts.gateway
  }

  get outbox(): OutboxStore {
    return this.#parts.outbox
  }

  get replica(): ReplicaStore {
    return this.#parts.replica
  }

  get #parts() {
    if (!this.#open) throw new Error(`desk ${this.id} is closed`)
    return this.#open
  }

  make<Name extends CommandName>(name: Name, aggregateId: string, args: CommandArgs[Name], options?: CommandOptions): Command {
    return { ...this.#commands.make(name, aggregateId, args, options), deskId: this.id }
  }

  /** Clicks, and lets time pass until the desk answers. */
  does<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], options?: CommandOptions): Promise<SubmitAnswer> {
    return this.#shop.pace.until(this.gateway.submit(this.make(name, id, args, options)))
  }

  /** Lets time pass until everything done here is answered and confirmed. */
  settles(): Promise<void> {
    return this.#shop.pace.until(this.gateway.settled())
  }

  async close(): Promise<void> {
    const open = this.#open
    this.#open = null
    if (open) await this.#shop.pace.until(open.gateway.close())
  }
}

/** The shop: its authority, and the desks that were added to it. */
export class SyncedShop {
  readonly pace: VirtualPace
  readonly desks: TestDesk[] = []
  store: OrderStore
  hub: HubService
  service: LifecycleService
  /** What happens at the authority itself. */
  at: TestAuthority
  readonly #folders: ReturnType<typeof tempFolder>[]
  /** Where the authority's files are. */
  path: string

  private constructor(pace: VirtualPace, folder: ReturnType<typeof tempFolder>, parts: Awaited<ReturnType<typeof authorityIn>>) {
    this.pace = pace
    this.#folders = [folder]
    this.path = folder.path
    this.store = parts.store
    this.service = parts.service
    this.hub = parts.hub
    this.at = parts.at
  }

  static async opened(): Promise<SyncedShop> {
    const folder = tempFolder()
    const pace = new VirtualPace()
    const shop = new SyncedShop(pace, folder, await authorityIn(folder.path, pace, 'epoch-1'))
    await shop.at.opensShop(100)
    return shop
  }

  async desk(id: string, options?: Partial<DeskGatewayOptions>): Promise<TestDesk> {
    const addedAt = this.pace.clock.now()
    const record: DeskRecord = {
      id,
      name: id,
      series: id.toUpperCase(),
      pairing: null,
      tokenHash: 'x',
      lastSeq: 0,
      addedAt,
      revokedAt: null,
    }
    await this.store.transact((transaction) => transaction.save({ ...NO_CHANGES, desks: [record] }))
    const desk = new TestDesk(this, id)
    this.desks.push(desk)
    await desk.open(options)
    await desk.settles()
    return desk
  }

  async deskRecord(id: string): Promise<DeskRecord> {
    const record = await this.store.readDesk(id)
    if (!record) throw new Error(`there is no desk ${id}`)
    return record
  }

  /** The authority goes on over another store, such as an older copy of its own. */
  async goesOnIn(path: string, epoch: string): Promise<void> {
    const db = new SqliteConnection(join(path, 'authority.sqlite'))
    db.run('UPDATE clock SET epoch = ?', epoch)
    db.close()
    await this.service.close()
    const { store, service, hub, at } = await authorityIn(path, this.pace, epoch)
    this.path = path
    this.store = store
    this.service = service
    this.hub = hub
    this.at = at
  }

  /** The authority's files as they are now, to go on from. */
  async copied(): Promise<string> {
    const copy = tempFolder()
    this.alsoRemove(copy)
    const db = new SqliteConnection(join(this.path, 'authority.sqlite'))
    db.exec(`VACUUM INTO '${join(copy.path, 'authority.sqlite')}'`)
    db.close()
    return copy.path
  }

  /** A folder that goes with the shop. */
  alsoRemove(folder: ReturnType<typeof tempFolder>): void {
    this.#folders.push(folder)
  }

  async close(): Promise<void> {
    for (const desk of this.desks) await desk.close()
    await this.service.close()
    for (const folder of this.#folders) folder.remove()
    for (const desk of this.desks) desk.folder.remove()
  }
}

async function authorityIn(folder: string, pace: VirtualPace, newEpoch: string) {
  const store = openOrderStore({ folder, now: pace.clock.now(), newEpoch })
  const payments = { ask: async () => ({ status: 'success', reference: 'paid' }) as const }
  const ports = { store, payments, clock: pace.clock, ids: countedIds('system'), logger: silent, deskId: 'authority' }
  const service = await LifecycleService.start({ ...ports, pause: (ms, signal) => pace.pause(ms, signal) })
  const hub = new HubService({ service, store, clock: pace.clock, logger: silent })
  return { store, service, hub, at: new TestAuthority(store, { send: (command) => service.submit(command) }) }
}
