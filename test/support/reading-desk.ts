// A desk whose windows also read at its authority: before it holds its shop, and what it holds no more.

import { LinkFailure } from '../../electron/ports/authority-link.ts'
import type { AuthorityReads } from '../../electron/ports/authority-reads.ts'
import { placementOf } from '../../electron/service/placement.ts'
import { openOutbox } from '../../electron/store/sqlite/open-outbox.ts'
import { ReplicaFiles } from '../../electron/store/sqlite/replica-files.ts'
import { SqliteReplica } from '../../electron/store/sqlite/sqlite-replica.ts'
import { DeskGateway } from '../../electron/sync/desk-gateway.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { PackedPage } from '../../shared/contract/packed-changes.ts'
import type { PullAnswer } from '../../shared/contract/sync-messages.ts'
import { tempFolder } from './authority.ts'
import { FlakyLink } from './flaky-link.ts'
import type { SyncedShop } from './synced-shop.ts'
import { quietLogger } from './test-hub.ts'

/** A line of desk k1 that also answers what is read of the authority itself. */
export class ReadingLink extends FlakyLink implements AuthorityReads {
  readonly #shop: SyncedShop

  constructor(shop: SyncedShop) {
    super(
      () => shop.hub,
      () => shop.deskRecord('k1'),
    )
    this.#shop = shop
  }

  async lists(cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    const desk = await this.#shop.deskRecord('k1')
    return this.#asked(() => this.#shop.hub.lists(desk, cursor, maxRows))
  }
  queue: AuthorityReads['queue'] = (page) => this.#asked(() => this.#shop.hub.queue(page))
  search: AuthorityReads['search'] = (text, options) => this.#asked(() => this.#shop.hub.search(text, options))
  report: AuthorityReads['report'] = (period) => this.#asked(() => this.#shop.hub.report(period))
  whole: AuthorityReads['whole'] = (ids) => this.#asked(() => this.#shop.hub.whole(ids))

  async #asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.isCut) throw new LinkFailure('unreachable', 'the line is cut')
    return ask()
  }
}

/** A line on which the desk's own fetching stands still until it is let go. */
export class SlowLink extends ReadingLink {
  readonly #isLetGo: Promise<void>
  letGo: () => void = () => undefined
  /** Where each page of lists began that was asked for. */
  readonly asked: number[] = []
  /** After so many of them the line breaks. */
  carries = Number.POSITIVE_INFINITY

  constructor(shop: SyncedShop) {
    super(shop)
    this.#isLetGo = new Promise((resolve) => {
      this.letGo = resolve
    })
  }

  override async pull(cursor: Cursor | null, maxRows: number): Promise<PullAnswer> {
    const answer = await super.pull(cursor, maxRows)
    await this.#isLetGo
    return answer
  }

  override async lists(cursor: Cursor | null, maxRows: number): Promise<PackedPage> {
    this.asked.push(cursor?.version ?? 0)
    if (this.asked.length > this.carries) throw new LinkFailure('unreachable', 'the line is cut')
    return super.lists(cursor, maxRows)
  }
}

/** Desk k1 of the shop, with files of its own that go with the shop. */
export async function openReadingDesk(shop: SyncedShop, link: ReadingLink): Promise<DeskGateway> {
  await shop.desk('k1')
  const folder = tempFolder()
  shop.alsoRemove(folder)
  const { pace } = shop
  const { outbox } = openOutbox({ folder: folder.path, now: pace.clock.now(), newDeskId: 'k1', series: 'K1' })
  const replica = new SqliteReplica({ files: new ReplicaFiles({ folder: folder.path }), placementOf, breathe: async () => undefined })
  const ports = { outbox, replica, link, reads: link, clock: pace.clock, pace, logger: quietLogger, appVersion: '1.0.0' }
  return DeskGateway.start(ports, { deskId: 'k1' })
}
