import { invariant } from '../../shared/base/invariant.ts'
import type { Actor, Role } from '../../shared/lifecycle/actor.ts'
import type { AggregateRef, Command, CommandArgs, CommandName, NewLine } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { StockLevel } from '../../shared/lifecycle/stock.ts'
import { derivedId } from '../imports/derived-id.ts'
import { commandOf } from '../imports/import-desk.ts'
import { Rehearsal } from '../imports/rehearsal.ts'
import type { IssuedNumber } from '../ports/number-source.ts'
import type { SampleOrder } from './sample-orders.ts'
import { SAMPLE_PEOPLE } from './sample-people.ts'

export interface SampleWorld {
  readonly settings: ShopSettings
  readonly items: readonly ProductItem[]
  readonly levels: readonly StockLevel[]
  readonly issued: IssuedNumber | null
  readonly deskId: string
  readonly now: string
}

export function sampleOrderId(index: number): string {
  return derivedId('sample', String(index))
}

export function sampleCreateOrderId(index: number): string {
  return derivedId('sample', String(index), 'CreateOrder')
}

/** Nobody comes from abroad to collect a parcel in Stockholm. */
const NEARBY = SAMPLE_PEOPLE.filter(({ address }) => address.country === 'SE')
const HOUR_MS = 3_600_000
const PEOPLE: Readonly<Partial<Record<Role, Actor>>> = {
  manager: { id: 'sample-manager', name: 'Moa (manager)', role: 'manager' },
  counter: { id: 'sample-counter', name: 'Kim (counter)', role: 'counter' },
  warehouse: { id: 'sample-warehouse', name: 'Petra (warehouse)', role: 'warehouse' },
}
const SHOP: Actor = { id: 'webshop', name: 'Webshop', role: 'integration' }

/** One sample order while its life is told. Between two steps time passes, but never beyond now. */
export class SampleLife {
  readonly #sample: SampleOrder
  readonly #world: SampleWorld
  readonly #rehearsal: Rehearsal
  #step = 0
  #at: number

  constructor(sample: SampleOrder, world: SampleWorld) {
    this.#sample = sample
    this.#world = world
    this.#rehearsal = new Rehearsal({ settings: world.settings, items: world.items, levels: world.levels })
    this.#at = Date.parse(world.now) - sample.ageHours * HOUR_MS
  }

  get commands(): readonly Command[] {
    return this.#rehearsal.commands
  }

  select(): void {
    const { person, isExpress, stage, comment, giftMessage, paymentMethodId } = this.#sample
    const people = stage === 'collect' ? NEARBY : SAMPLE_PEOPLE
    const { customerId, address } = people[person % people.length] ?? { customerId: null, address: null }
    const country = address?.country ?? 'SE'
    const marketId = country === 'SE' ? 'market-sweden' : ['NO', 'DK', 'FI', 'IS'].includes(country) ? 'market-nordic' : 'market-europe'
    const abroad = marketId === 'market-europe' || (marketId === 'market-nordic' && this.#weight() > 15_000)
    const byPerson = person % 3 === 0 ? 'parcel-shop' : person % 3 === 1 && country === 'SE' ? 'tonight' : 'home'
    const shippingMethodId = stage === 'collect' ? 'collect' : isExpress || abroad ? 'express' : byPerson
    this.#play('CreateSelection', { type: 'selection', id: this.#id() }, SHOP, {
      storeId: 'nordvik-web',
      marketId,
      currency: 'SEK',
      origin: 'link',
      lines: this.#lines(),
      changes: {
        customerId,
        ownerKind: customerId ? 'customer' : 'anonymous',
        address,
        shippingAddress: address,
        shippingMethodId,
        paymentMethodId: this.#isOffered(paymentMethodId, country) ? paymentMethodId : 'invoice',
        language: country === 'SE' ? 'sv' : 'en',
        comment,
        giftMessage,
      },
    })
  }

  checkOut(): void {
    const { issued } = this.#world
    invariant(issued, 'a sample order needs a number')
    const isCard = this.#sample.paymentMethodId === 'card'
    const status = this.#sample.isAuthorizationPending ? 'pending' : 'success'
    const reference = `SAMPLE-${this.#sample.index}`
    this.#pass(0.05)
    this.#play('CreateOrder', this.#order(), SHOP, {
      number: issued.number,
      reference: issued.reference,
      ...(isCard ? { authorization: { status, reference } } : {}),
    })
  }

  confirm(): void {
    this.#pass(0.5)
    this.does('ConfirmOrder', {}, 'manager')
  }

  ship(): void {
    this.confirm()
    this.#pass(1)
    this.does('ExpediteOrder', {}, 'warehouse')
  }

  /** The first unit is in the parcel; somebody was called away. */
  beginPacking(): void {
    this.ship()
    this.#pass(1)
    const [shipment] = this.#current().shipments
    const line = this.#current().lines.find((each) => each.id === shipment?.lines[0]?.orderLineId)
    if (shipment && line) this.does('ScanItem', { shipmentId: shipment.id, code: line.snapshot.sku }, 'warehouse')
  }

  pack(): void {
    this.ship()
    this.#pass(1)
    for (const { id } of this.#current().shipments) this.#verify(id)
  }

  send(): void {
    this.pack()
    this.#pass(3)
    for (const { id } of this.#current().shipments) this.#complete(id)
  }

  /** The first line leaves; the rest waits on the shelf. */
  sendFirstLine(): void {
    this.confirm()
    const [first] = this.#current().lines
    if (!first) return
    this.#pass(2)
    this.does('ExpediteOrder', { lines: [{ orderLineId: first.id, quantity: first.quantity }] }, 'warehouse')
    for (const { id } of this.#current().shipments) {
      this.#verify(id)
      this.#complete(id)
    }
  }

  takeBack(): void {
    this.send()
    this.#pass(96)
    const [shipment] = this.#current().shipments
    const [line] = shipment?.lines ?? []
    if (!shipment || !line) return
    const reasons = ['WRONG_SIZE', 'NOT_AS_DESCRIBED', 'CHANGED_MIND', 'FAULTY'] as const
    const reasonCode = reasons[this.#sample.index % reasons.length] ?? 'CHANGED_MIND'
    const isDamaged = reasonCode === 'FAULTY'
    this.does(
      'CreateReturn',
      {
        shipmentId: shipment.id,
        lines: [
          {
            shipmentLineId: line.id,
            quantity: 1,
            stockAction: isDamaged ? 'removeItemsFromStock' : 'releaseItemsBackToWarehouse',
            condition: isDamaged ? 'damaged' : 'A',
            reasonCode,
          },
        ],
        shippingCost: 0,
        handlingCost: 0,
        returnCost: 0,
        voucherValue: 0,
        comment: isDamaged ? 'The seam came open on the first day.' : '',
      },
      'counter',
    )
  }

  refund(): void {
    const returnId = this.#current().returns.at(-1)?.id ?? ''
    this.#pass(2)
    this.does('RefundReturn', { returnId, method: 'externalTerminal', reason: 'Return' }, 'counter')
  }

  exchange(): void {
    const returnId = this.#current().returns.at(-1)?.id ?? ''
    this.#pass(1)
    this.does(
      'CreateSelectionFromReturn',
      { returnId, selectionId: derivedId('sample', String(this.#sample.index), 'exchange') },
      'counter',
    )
  }

  does<Name extends CommandName>(name: Name, args: CommandArgs[Name], role: Role): void {
    this.#play(name, this.#order(), PEOPLE[role] ?? SHOP, args)
  }

  /** Every unit is scanned into the parcel, then it is good-to-go. */
  #verify(shipmentId: string): void {
    const order = this.#current()
    for (const line of order.shipments.find(({ id }) => id === shipmentId)?.lines ?? []) {
      const code = order.lines.find(({ id }) => id === line.orderLineId)?.snapshot.sku ?? ''
      for (let unit = 0; unit < line.quantity; unit += 1) this.does('ScanItem', { shipmentId, code }, 'warehouse')
    }
    this.does('SetGoodToGo', { shipmentId }, 'warehouse')
  }

  #complete(shipmentId: string): void {
    const trackingNumber = `00373${String(5_000_000_000 + this.#sample.index * 7_919)}`
    this.does('CompleteShipment', { shipmentId, dispatch: { trackingNumber, sendEmail: false } }, 'warehouse')
  }

  #play<Name extends CommandName>(name: Name, aggregate: AggregateRef, actor: Actor, args: CommandArgs[Name]): void {
    this.#step += 1
    const index = String(this.#sample.index)
    // The order's number hangs on this id, so it is the same however many steps come before.
    const id = name === 'CreateOrder' ? sampleCreateOrderId(this.#sample.index) : derivedId('sample', index, String(this.#step), name)
    const at = new Date(this.#at).toISOString()
    const envelope = { actor, deskId: this.#world.deskId, issuedAt: at, occurredAt: at }
    const refusal = this.#rehearsal.play(commandOf(name, id, aggregate, args, envelope))
    invariant(refusal === null, `sample order ${index}: ${name} was refused: ${JSON.stringify(refusal)}`)
  }

  #pass(hours: number): void {
    // A young order has little time for all that happened to it.
    const left = Date.parse(this.#world.now) - this.#at
    this.#at += Math.min(hours * HOUR_MS, left / 4)
  }

  #id(): string {
    return sampleOrderId(this.#sample.index)
  }

  #order(): AggregateRef {
    return { type: 'order', id: this.#id() }
  }

  #current(): Order {
    invariant(this.#rehearsal.order, 'the sample order exists')
    return this.#rehearsal.order
  }

  #isOffered(methodId: string, country: string): boolean {
    const countries = this.#world.settings.paymentMethods.find((each) => each.id === methodId)?.restrictions.countries ?? []
    return countries.length === 0 || countries.includes(country)
  }

  #weight(): number {
    return this.#sample.lines.reduce((sum, { item, quantity }) => sum + (this.#world.items[item]?.weight ?? 0) * quantity, 0)
  }

  #lines(): readonly NewLine[] {
    return this.#sample.lines.flatMap(({ item: position, quantity }, index) => {
      const item = this.#world.items[position]
      if (!item) return []
      const { productName, brandName, variantName: variant, size, sku, ean } = item
      return [
        {
          id: derivedId('sample', String(this.#sample.index), 'line', String(index)),
          itemId: item.id,
          quantity,
          unitPrice: item.unitPrice,
          taxPercent: item.taxPercent,
          snapshot: { productName, brandName, variant, size, sku, ean },
        },
      ]
    })
  }
}
