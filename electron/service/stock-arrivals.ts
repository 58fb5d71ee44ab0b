import { sumOf } from '../../shared/base/money.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import { awaitedItems } from '../../shared/lifecycle/awaits-stock.ts'
import type { Command, CommandOf } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { freeToAllocate, type StockMovement } from '../../shared/lifecycle/stock.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Logger } from '../ports/logger.ts'
import type { OrderStore } from '../ports/order-store.ts'

export interface StockArrivalPorts {
  readonly store: OrderStore
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  readonly deskId: string
}

/**
 * Items of which units came to be free. What somebody unallocates by hand is meant for something: nobody waiting in line
 * snatches it away.
 */
export function itemsArrived(movements: readonly StockMovement[]): readonly string[] {
  const arrived = movements.filter((each) => freedBy(each) > 0 && each.reason !== 'unallocate' && each.reason !== 'allot')
  // What a desk uses of its allotment is promised at once: only what is left over came to be free.
  const given = movements.filter(({ reason }) => reason === 'allot' || reason === 'allocate' || reason === 'restore')
  for (const units of Map.groupBy(given, ({ itemId }) => itemId).values()) {
    const [first] = units
    if (first && sumOf(units, freedBy) > 0) arrived.push(first)
  }
  return [...new Set(arrived.map((each) => each.itemId))]
}

function freedBy({ deltaPhysical, deltaAllocated, allotted }: StockMovement): number {
  return deltaPhysical - deltaAllocated - (allotted?.delta ?? 0)
}

/**
 * Lets orders that ship by themselves have the goods they wait for, the order placed first before all others, each by a
 * command of its own. One that finds nothing left changes nothing; what a crash cut short is taken up at the next start.
 */
export class StockArrivals {
  readonly #ports: StockArrivalPorts
  readonly #submit: (command: Command) => Promise<Outcome>
  #isStopping = false
  /** The rounds under way, one after the other, so that no younger order overtakes. */
  #rounds: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(ports: StockArrivalPorts, submit: (command: Command) => Promise<Outcome>) {
    this.#ports = ports
    this.#submit = submit
  }

  /** Begins to serve who waits for these items; null serves everybody. */
  serve(itemIds: readonly string[] | null): void {
    if (itemIds?.length === 0) return
    this.#waiting += 1
    this.#rounds = this.#rounds
      .then(() => this.#round(itemIds))
      .finally(() => {
        this.#waiting -= 1
      })
  }

  get isIdle(): boolean {
    return this.#waiting === 0
  }

  /** Resolves when everybody who waited was served as far as the goods go. */
  async settled(): Promise<void> {
    while (!this.isIdle) await this.#rounds
  }

  /** Stops after the order under way. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await this.settled()
  }

  async #round(itemIds: readonly string[] | null): Promise<void> {
    try {
      for (const order of await this.#ports.store.ordersAwaitingStock(itemIds)) {
        if (this.#isStopping) return
        if (await this.#isThereSomething(order)) await this.#serveOne(order)
      }
    } catch (error) {
      // Whoever was left out still waits in the store: the next arrival or the next start finds them.
      this.#ports.logger.error('Orders waiting for stock could not be served', { error: String(error) })
    }
  }

  async #isThereSomething(order: Order): Promise<boolean> {
    const stock = await this.#ports.store.readStock([...awaitedItems(order)])
    return stock.some(({ levels }) => levels.some((level) => freeToAllocate(level) > 0))
  }

  async #serveOne(order: Order): Promise<void> {
    const outcome = await this.#submit(this.#command(order.id))
    if (outcome.status !== 'refused') return
    this.#ports.logger.error('An order waiting for stock was refused', { orderId: order.id, code: outcome.refusal.code })
  }

  #command(orderId: string): CommandOf<'ShipArrivedStock'> {
    const now = this.#ports.clock.now()
    return {
      id: this.#ports.ids.newId(),
      name: 'ShipArrivedStock',
      v: 1,
      aggregate: { type: 'order', id: orderId },
      args: {},
      actor: SERVICE,
      deskId: this.#ports.deskId,
      baseVersion: 0,
      issuedAt: now,
      occurredAt: now,
    }
  }
}

const SERVICE: Actor = { id: 'order-desk', name: 'Order desk', role: 'system' }
