// An authority over a real store with a clock and ids of the test's own, and a shop to sell from.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../../electron/ports/clock.ts'
import type { IdSource } from '../../electron/ports/id-source.ts'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { submitCommand } from '../../electron/service/submit-command.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Role } from '../../shared/lifecycle/actor.ts'
import type { AggregateType, Command, CommandArgs, CommandName, NewLine } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { TEST_ADDRESS, TEST_ITEMS, TEST_SHOP } from './test-shop.ts'

/** Each reading is one second after the one before. */
export function tickingClock(start = '2025-03-03T09:00:00.000Z'): Clock {
  let time = Date.parse(start)
  return {
    now() {
      time += 1000
      return new Date(time).toISOString()
    },
  }
}

/** Ids that count up. */
export function countedIds(prefix = 'id'): IdSource {
  let made = 0
  return {
    newId() {
      made += 1
      return `${prefix}-${String(made).padStart(6, '0')}`
    },
  }
}

/** An empty folder of its own, gone again when `remove` is called. */
export function tempFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'order-desk-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

export interface CommandOptions {
  readonly id?: string
  readonly role?: Role
  /** Hash of the link's token, where somebody acts by a link. */
  readonly via?: string
  readonly occurredAt?: string
}

const TYPES: Partial<Record<CommandName, AggregateType>> = {
  CreateSelection: 'selection',
  SetSelectionLine: 'selection',
  EditSelection: 'selection',
  DeleteSelection: 'selection',
  AssignCustomer: 'selection',
  SignIn: 'selection',
  CreateMagicLink: 'selection',
  RevokeMagicLink: 'selection',
  RequestCheckout: 'selection',
  ExpireSelection: 'selection',
  MarkAbandoned: 'selection',
  ReceiveStock: 'stock',
  CountStock: 'stock',
  RemoveStock: 'stock',
  TransferStock: 'stock',
  GrantAllotment: 'stock',
  ReturnAllotment: 'stock',
  SaveItems: 'catalogue',
  SaveSettings: 'settings',
}

/** Makes commands as a desk would: an id, a person and a time each. */
export class CommandMaker {
  readonly #ids: IdSource
  readonly #clock = tickingClock()

  constructor(ids: IdSource = countedIds('command')) {
    this.#ids = ids
  }

  make<Name extends CommandName>(name: Name, aggregateId: string, args: CommandArgs[Name], options: CommandOptions = {}): Command {
    const issuedAt = this.#clock.now()
    const role = options.role ?? 'manager'
    return {
      id: options.id ?? this.#ids.newId(),
      name,
      v: 1,
      aggregate: { type: TYPES[name] ?? 'order', id: aggregateId },
      args,
      actor: { id: role, name: role, role, ...(options.via === undefined ? {} : { via: options.via }) },
      deskId: 'desk',
      baseVersion: 0,
      issuedAt,
      occurredAt: options.occurredAt ?? issuedAt,
    } as unknown as Command
  }
}

export interface OrderWish {
  readonly number: string
  readonly reference?: string
  readonly orderDate?: string
  readonly itemId?: string
  readonly quantity?: number
  readonly changes?: CommandArgs['CreateSelection']['changes']
  readonly create?: Partial<CommandArgs['CreateOrder']>
  readonly paymentMethodId?: string
  readonly origin?: CommandArgs['CreateSelection']['origin']
  /** Where it is sold, if not in the test store. */
  readonly place?: Pick<CommandArgs['CreateSelection'], 'storeId' | 'marketId' | 'currency'>
}

export interface ShopOptions {
  readonly send?: (command: Command) => Promise<Outcome>
  readonly ids?: IdSource
  /** Who makes the commands; left out, somebody new with these ids. */
  readonly commands?: CommandMaker
}

/** A shop that submits to a store, command by command, and expects each to be accepted unless asked otherwise. */
export class TestAuthority {
  readonly store: OrderStore
  readonly commands: CommandMaker
  readonly clock = tickingClock('2025-03-04T09:00:00.000Z')
  readonly #send: (command: Command) => Promise<Outcome>

  constructor(store: OrderStore, options: ShopOptions = {}) {
    this.store = store
    this.commands = options.commands ?? new CommandMaker(options.ids)
    this.#send = options.send ?? (async (command) => (await submitCommand({ store, clock: this.clock }, command)).answer)
  }

  submit(command: Command): Promise<Outcome> {
    return this.#send(command)
  }

  async tries<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], options?: CommandOptions): Promise<Outcome> {
    return this.submit(this.commands.make(name, id, args, options))
  }

  async does<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name], options?: CommandOptions): Promise<Outcome> {
    const outcome = await this.tries(name, id, args, options)
    if (outcome.status === 'refused') throw new Error(`${name} on ${id} was refused: ${JSON.stringify(outcome.refusal)}`)
    return outcome
  }

  /** Settings, catalogue and shelves. */
  async opensShop(physical = 1000): Promise<void> {
    await this.does('SaveSettings', 'settings', { settings: TEST_SHOP }, { role: 'admin' })
    await this.does('SaveItems', 'catalogue', { items: TEST_ITEMS })
    const lines = TEST_ITEMS.map((item) => ({ itemId: item.id, quantity: physical }))
    await this.does('ReceiveStock', 'main', { warehouseId: 'main', lines, note: 'opening' })
  }

  async selects(id: string, wish: OrderWish): Promise<void> {
    const lines = [lineOf(`${id}-L1`, wish.itemId ?? 'shirt', wish.quantity ?? 2)]
    const changes = {
      customerId: 'customer',
      ownerKind: 'customer' as const,
      address: TEST_ADDRESS,
      shippingAddress: TEST_ADDRESS,
      shippingMethodId: 'home',
      paymentMethodId: wish.paymentMethodId ?? 'psp',
      ...wish.changes,
    }
    const place = wish.place ?? { storeId: 'store', marketId: 'market', currency: 'SEK' }
    const args = { ...place, origin: wish.origin ?? 'showroom', lines, changes }
    await this.does('CreateSelection', id, args)
  }

  async places(id: string, wish: OrderWish): Promise<void> {
    await this.selects(id, wish)
    const { number, reference = referenceOf(number), orderDate, paymentMethodId = 'psp' } = wish
    await this.does('CreateOrder', id, {
      number,
      reference,
      ...(paymentMethodId === 'psp' ? { authorization: { status: 'success', reference: `psp-${number}` } } : {}),
      ...(orderDate === undefined ? {} : { orderDate }),
      ...wish.create,
    })
  }

  async order(id: string): Promise<Order> {
    const { state } = await this.store.readState(id)
    if (!state.order) throw new Error(`there is no order ${id}`)
    return state.order
  }

  /** From Pending to Completed. */
  async completes(id: string): Promise<void> {
    await this.does('ConfirmOrder', id, {})
    await this.does('ExpediteOrder', id, {})
    for (const { id: shipmentId } of openShipments(await this.order(id))) {
      await this.does('SetGoodToGo', id, { shipmentId })
      await this.does('MarkAsPaid', id, { shipmentId })
      await this.does('CompleteShipment', id, { shipmentId, dispatch: { trackingNumber: `TRACK-${id}` } })
    }
  }
}

/** A line of a basket, at the price the shop asks. */
export function lineOf(id: string, itemId: string, quantity: number): NewLine {
  const item = TEST_ITEMS.find((each) => each.id === itemId)
  return {
    id,
    itemId,
    quantity,
    unitPrice: item?.unitPrice ?? 1_000,
    taxPercent: 25,
    snapshot: {
      productName: itemId,
      brandName: item?.brandName ?? '',
      variant: item?.variantName ?? '',
      size: item?.size ?? '',
      sku: item?.sku ?? itemId,
      ean: item?.ean ?? '',
    },
  }
}

/** Nine letters out of a number, different for different numbers. */
export function referenceOf(number: string): string {
  const digits = number.replace(/\D/g, '').padStart(9, '0').slice(-9)
  return [...digits].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
}
