// A desk to play whole stories on: the real service over a real store, with a provider that does what the story says.

import { expect, test } from 'vitest'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { authorized, captured, netPaid, paid, refunded } from '../../shared/lifecycle/order-money.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { Return } from '../../shared/lifecycle/return.ts'
import type { ShopSettings, StockAction, Store } from '../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../shared/lifecycle/shipment.ts'
import { CommandMaker, type CommandOptions, countedIds, TestAuthority, tempFolder, tickingClock } from './authority.ts'
import { ScriptedProvider } from './scripted-provider.ts'
import { TEST_ITEMS, TEST_SHOP, TEST_STORE } from './test-shop.ts'

export interface ShopWish {
  readonly store?: Partial<Store>
  readonly settings?: Partial<ShopSettings>
  /** Units by item in the warehouse `main`, and in `north`. Left out: plenty in `main`, nothing in `north`. */
  readonly main?: Readonly<Record<string, number>>
  readonly north?: Readonly<Record<string, number>>
}

export interface ReturnWish {
  /** Its place among the order's shipments; left out, the first. */
  readonly shipment?: number
  readonly quantity: number
  readonly stockAction?: StockAction
  readonly warehouseId?: string
  readonly costs?: Partial<Pick<Return, 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue'>>
}

export interface Money {
  readonly authorized: number
  readonly captured: number
  readonly paid: number
  readonly refunded: number
  readonly net: number
}

/** Plays one story; whatever it told, everything stored is then re-derived from the events and compared. */
export function scenario(title: string, play: (desk: ScenarioDesk) => Promise<void>): void {
  test(title, () => playScenario(play))
}

async function playScenario(play: (desk: ScenarioDesk) => Promise<void>): Promise<void> {
  const folder = tempFolder()
  const desk = await ScenarioDesk.open(folder.path)
  try {
    await play(desk)
    await desk.service.settled()
    expect(await desk.service.verify()).toMatchObject({ ok: true, first: null })
  } finally {
    await desk.close()
    folder.remove()
  }
}

/** One life of the desk process. */
interface Life {
  readonly store: OrderStore
  readonly service: LifecycleService
}

/** People at one desk. What they do waits for the provider's answer, unless the provider is not asked again for now. */
export class ScenarioDesk {
  readonly provider = new ScriptedProvider()
  /** Everything that was submitted, in the order it was. */
  readonly sent: Command[] = []
  readonly #folder: string
  readonly #commands = new CommandMaker()
  #lives = 0
  #life: Life | null = null
  #retries: PromiseWithResolvers<void> | null = null

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(folder: string): Promise<ScenarioDesk> {
    const desk = new ScenarioDesk(folder)
    await desk.#begin()
    return desk
  }

  get service(): LifecycleService {
    return this.#living().service
  }

  get store(): OrderStore {
    return this.#living().store
  }

  get shop(): TestAuthority {
    return new TestAuthority(this.store, { commands: this.#commands, send: (command) => this.submit(command) })
  }

  /** Settings, catalogue and shelves. */
  async opensShop({ store = {}, settings = {}, main, north = {} }: ShopWish = {}): Promise<void> {
    const stores = [{ ...TEST_STORE, ...store }]
    await this.does('SaveSettings', 'settings', { settings: { ...TEST_SHOP, stores, ...settings } }, { role: 'admin' })
    await this.does('SaveItems', 'catalogue', { items: TEST_ITEMS })
    await this.receives('main', main ?? { shirt: 100, mug: 100, poster: 100 })
    await this.receives('north', north)
  }

  async changesStore(changes: Partial<Store>): Promise<void> {
    const before = await this.service.settings()
    if (!before) throw new Error('the shop has no settings yet')
    const settings = { ...before, stores: before.stores.map((store) => ({ ...store, ...changes })) }
    await this.does('SaveSettings', 'settings', { settings, before }, { role: 'admin' })
  }

  async receives(warehouseId: 'main' | 'north', units: Readonly<Record<string, number>>): Promise<void> {
    const lines = Object.entries(units).flatMap(([itemId, quantity]) => (quantity > 0 ? [{ itemId, quantity }] : []))
    if (lines.length > 0) await this.does('ReceiveStock', warehouseId, { warehouseId, lines, note: '' })
  }

  make<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], options?: CommandOptions): Command {
    return this.#commands.make(name, id, args, options)
  }

  async submit(command: Command): Promise<Outcome> {
    this.sent.push(command)
    const outcome = await this.service.submit(command)
    if (!this.#retries) await this.service.settled()
    return outcome
  }

  async does<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], options?: CommandOptions): Promise<Outcome> {
    const outcome = await this.submit(this.make(name, id, args, options))
    if (outcome.status === 'refused') throw new Error(`${name} on ${id} was refused: ${JSON.stringify(outcome.refusal)}`)
    return outcome
  }

  /** Asks for what must be refused, and answers why it was. */
  async refusalOf<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], options?: CommandOptions): Promise<Refusal> {
    const outcome = await this.submit(this.make(name, id, args, options))
    if (outcome.status !== 'refused') throw new Error(`${name} on ${id} was ${outcome.status}, and should have been refused`)
    return outcome.refusal
  }

  async order(id: string): Promise<Order> {
    const { state } = await this.service.readState(id)
    if (!state.order) throw new Error(`there is no order ${id}`)
    return state.order
  }

  async shipment(id: string, index = 0): Promise<Shipment> {
    return itemAt((await this.order(id)).shipments, index)
  }

  async standingReturn(id: string, index = 0): Promise<Return> {
    return itemAt((await this.order(id)).returns, index)
  }

  async money(id: string): Promise<Money> {
    const order = await this.order(id)
    return {
      authorized: authorized(order),
      captured: captured(order),
      paid: paid(order),
      refunded: refunded(order),
      net: netPaid(order),
    }
  }

  /** Units in a warehouse as `[physical, allocated]`. */
  async shelf(itemId: string, warehouseId: 'main' | 'north' = 'main'): Promise<readonly [number, number]> {
    const [stock] = await this.service.stock([itemId])
    const level = stock?.levels.find((each) => each.warehouseId === warehouseId)
    return [level?.physical ?? 0, level?.allocated ?? 0]
  }

  async demand(itemId: string): Promise<number> {
    const [stock] = await this.service.stock([itemId])
    return stock?.demand ?? 0
  }

  /** What happened to an order, by the names of its events, oldest first. */
  async history(id: string): Promise<readonly string[]> {
    return (await this.service.readHistory(id, { limit: 1_000 })).map((each) => each.kind)
  }

  /** Takes goods of one shipment line back: what becomes of each unit is said line by line. */
  async takesBack(id: string, wish: ReturnWish): Promise<Return> {
    await this.does('CreateReturn', id, returnArgs(await this.shipment(id, wish.shipment), wish))
    return itemAt((await this.order(id)).returns.slice(-1), 0)
  }

  /** From Pending to a packed parcel, whose id it answers. */
  async packs(id: string): Promise<string> {
    await this.does('ConfirmOrder', id, {})
    await this.does('ExpediteOrder', id, {})
    const { id: shipmentId } = await this.shipment(id)
    await this.does('SetGoodToGo', id, { shipmentId })
    return shipmentId
  }

  /** Packs every open shipment, takes its money the way the order is paid, and hands it over. */
  async sends(id: string): Promise<void> {
    for (const { id: shipmentId, isGoodToGo } of openShipments(await this.order(id))) {
      if (!isGoodToGo) await this.does('SetGoodToGo', id, { shipmentId })
      await this.does('CompleteShipment', id, { shipmentId, dispatch: { trackingNumber: `TRACK-${shipmentId}` } })
    }
  }

  /** From Pending to Completed. */
  async completes(id: string): Promise<void> {
    await this.does('ConfirmOrder', id, {})
    await this.does('ExpediteOrder', id, {})
    await this.sends(id)
  }

  /** From now on a question without an answer is not repeated, and nobody waits for it. */
  holdRetries(): void {
    this.#retries ??= Promise.withResolvers<void>()
  }

  /** Lets the questions go on, and waits for what comes of them. */
  async goOnAsking(): Promise<void> {
    this.#retries?.resolve()
    this.#retries = null
    await this.service.settled()
  }

  /** The process ends without a word, and another one takes up its work. */
  async restarts(): Promise<void> {
    await this.#living().service.close()
    this.#retries = null
    await this.#begin()
  }

  async close(): Promise<void> {
    await this.#life?.service.close()
    this.#life = null
  }

  async #begin(): Promise<void> {
    this.#lives += 1
    const store = openOrderStore({ folder: this.#folder, now: 'now', newEpoch: 'epoch' })
    const service = await LifecycleService.start({
      store,
      payments: this.provider,
      clock: tickingClock(`2025-03-${String(3 + this.#lives).padStart(2, '0')}T09:00:00.000Z`),
      ids: countedIds(`life-${this.#lives}`),
      logger: SILENT,
      deskId: 'desk',
      pause: async (_delayMs, signal) => {
        const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
        await Promise.race([this.#retries?.promise, stopped])
      },
    })
    this.#life = { store, service }
  }

  #living(): Life {
    if (!this.#life) throw new Error('the desk is closed')
    return this.#life
  }
}

/** The arguments that take back units of the shipment's first line. */
export function returnArgs({ id, lines }: Shipment, wish: ReturnWish): CommandArgs['CreateReturn'] {
  const { quantity, stockAction = 'releaseItemsBackToWarehouse', warehouseId, costs = {} } = wish
  const line = { shipmentLineId: itemAt(lines, 0).id, quantity, stockAction, condition: 'A', reasonCode: 'size' } as const
  return {
    shipmentId: id,
    lines: [warehouseId === undefined ? line : { ...line, warehouseId }],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
    ...costs,
  }
}

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** The item at this place, which must be there. */
export function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`there are ${items.length}, none at ${index}`)
  return item
}
