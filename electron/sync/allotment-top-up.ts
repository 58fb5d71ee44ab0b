import type { Cursor } from '../../shared/contract/changes.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { CommandArgs, CommandOf } from '../../shared/lifecycle/command.ts'
import { missingOfStanding } from '../../shared/lifecycle/standing-allotments.ts'
import type { StockLevel } from '../../shared/lifecycle/stock.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Logger } from '../ports/logger.ts'
import type { DeskGateway } from './desk-gateway.ts'

export interface TopUpPorts {
  readonly gateway: DeskGateway
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  readonly deskId: string
}

type Line = CommandArgs['GrantAllotment']['lines'][number]

const SERVICE: Actor = { id: 'order-desk', name: 'Order desk', role: 'system' }
/** Packed: of orders only what lists need is read on the way. */
const ROWS_OF_A_LOOK = 5_000
const LINES_OF_A_GRANT = 100

/** Keeps the desk's allotments at what the settings say, whenever the shop's stock changed and there is a line. */
export class AllotmentTopUp {
  readonly #ports: TopUpPorts
  readonly #unlisten: () => void
  /** How far the stock was looked at; null: nothing of it. */
  #seen: Cursor | null = null
  #rounds: Promise<void> = Promise.resolve()
  #isAsked = false
  #isStopping = false

  constructor(ports: TopUpPorts) {
    this.#ports = ports
    this.#unlisten = ports.gateway.onCommit(() => this.#ask())
    this.#ask()
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    this.#unlisten()
    await this.#rounds
  }

  // What comes while a round waits for its turn is part of that round.
  #ask(): void {
    if (this.#isAsked || this.#isStopping) return
    this.#isAsked = true
    this.#rounds = this.#rounds.then(async () => {
      this.#isAsked = false
      try {
        await this.#round()
      } catch (error) {
        // The next change of stock finds what is still missing.
        this.#seen = null
        this.#ports.logger.warn('Allotments could not be topped up', { error: String(error) })
      }
    })
  }

  async #round(): Promise<void> {
    const { gateway, deskId } = this.#ports
    if (gateway.status().line.is !== 'online') return
    if (!(await this.#isAnyStanding())) {
      // Settings that come later are seen after this, and everything is looked at then.
      this.#seen = await gateway.head()
      return
    }
    for (let isMore = true; isMore && !this.#isStopping; ) {
      const page = await gateway.pullPacked(this.#seen, ROWS_OF_A_LOOK)
      const warehouses = (await gateway.settings())?.warehouses ?? []
      // Other settings may ask for what was passed over before.
      const isAsked = page.rows.some(({ type }) => type === 'settings') && this.#seen !== null
      const levels = page.rows.flatMap((each) => (each.type === 'stock' && each.row ? each.row.levels : []))
      const missing = levels.map((level) => ({ level, quantity: missingOfStanding(level, warehouses, deskId) }))
      const wanted = missing.filter(({ quantity }) => quantity > 0)
      for (const [warehouseId, each] of Map.groupBy(wanted, ({ level }) => level.warehouseId)) await this.#grant(warehouseId, each)
      this.#seen = isAsked ? null : { epoch: page.epoch, version: page.to }
      isMore = isAsked || page.more
    }
  }

  async #isAnyStanding(): Promise<boolean> {
    const { gateway, deskId } = this.#ports
    const warehouses = (await gateway.settings())?.warehouses ?? []
    return warehouses.some(({ allotments }) => allotments?.some((each) => each.deskId === deskId))
  }

  async #grant(warehouseId: string, wanted: readonly { readonly level: StockLevel; readonly quantity: number }[]): Promise<void> {
    const lines = wanted.map(({ level, quantity }) => ({ itemId: level.itemId, quantity }))
    for (let at = 0; at < lines.length && !this.#isStopping; at += LINES_OF_A_GRANT) {
      const some = lines.slice(at, at + LINES_OF_A_GRANT)
      if (await this.#isGranted(warehouseId, some)) continue
      // One of them was sold meanwhile: the others are granted all the same.
      if (some.length > 1) for (const line of some) await this.#isGranted(warehouseId, [line])
    }
  }

  async #isGranted(warehouseId: string, lines: readonly Line[]): Promise<boolean> {
    const { gateway, clock, ids, deskId } = this.#ports
    const now = clock.now()
    const command: CommandOf<'GrantAllotment'> = {
      id: ids.newId(),
      name: 'GrantAllotment',
      v: 1,
      aggregate: { type: 'stock', id: warehouseId },
      args: { warehouseId, deskId, lines },
      actor: SERVICE,
      deskId,
      baseVersion: 0,
      issuedAt: now,
      occurredAt: now,
    }
    return (await gateway.submit(command)).status === 'accepted'
  }
}
