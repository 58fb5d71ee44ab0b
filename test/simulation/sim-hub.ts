import { LinkFailure } from '../../electron/ports/authority-link.ts'
import type { ChangeSet, DeskRecord, OrderStore, StoreTransaction } from '../../electron/ports/order-store.ts'
import type { PaymentProvider } from '../../electron/ports/payment-provider.ts'
import { StoreFailure } from '../../electron/ports/store-failure.ts'
import { HubService } from '../../electron/service/hub-service.ts'
import { LifecycleService } from '../../electron/service/lifecycle-service.ts'
import { ShopKeeper } from '../../electron/service/shop-keeper.ts'
import { invariant } from '../../shared/base/invariant.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { Life, mortal, never, paceOf } from './life.ts'
import type { SimWorld } from './sim-world.ts'

/** One process of the authority. Several work on one store; each may end at any moment and comes back. */
export class SimHub {
  readonly #world: SimWorld
  readonly name: string
  readonly payments: PaymentProvider
  /** Called when the process ends: whoever waits for an answer gets none. */
  readonly breaks = new Set<() => void>()
  /** Commands of these names are younger than this process. */
  unknownNames: ReadonlySet<string> = new Set()
  readonly knows = (command: Command): boolean => !this.unknownNames.has(command.name)
  #life = new Life()
  #parts: { readonly service: LifecycleService; readonly hub: HubService } | null = null
  #starts = 0

  constructor(world: SimWorld, name: string, payments: PaymentProvider) {
    this.#world = world
    this.name = name
    this.payments = payments
    this.#life.end()
  }

  get isUp(): boolean {
    return this.#parts !== null && !this.#life.isOver
  }

  get service(): LifecycleService {
    invariant(this.#parts, 'a hub that is down is not asked')
    return this.#parts.service
  }

  /** Resolves once the process works; a process that ends before that never does. */
  async start(): Promise<void> {
    const { time, dice, clock } = this.#world
    const life = new Life(() => this.#ended())
    this.#life = life
    this.#starts += 1
    const prefix = `${this.name}.${this.#starts}`
    let made = 0
    const ids = { newId: () => `${prefix}.${++made}` }
    const pace = paceOf(life, time, dice)
    const store = storeOf(this.#world, life)
    const logger = this.#world.logger
    const ports = { store, payments: this.payments, clock, ids, logger, deskId: 'hub' }
    const pause = (delayMs: number, signal: AbortSignal) => pace.pause(delayMs, signal)
    const service = await LifecycleService.start({ ...ports, pause })
    if (life.isOver) return
    const { dayMs } = this.#world.plan
    new ShopKeeper({ authority: service, logger, pause, window: { dayMs, everyRounds: 1 } }).start()
    this.#parts = { service, hub: new HubService({ service, store, clock, logger }) }
    this.#world.trace(`${this.name} works`)
  }

  end(): void {
    this.#life.end()
  }

  /** As the hub's door does: who it is first, then what it wants. */
  async serves<Answer>(deskId: string, ask: (hub: HubService, desk: DeskRecord, process: SimHub) => Promise<Answer>): Promise<Answer> {
    const { hub } = this.#parts ?? {}
    invariant(hub, 'a hub that is down is not asked')
    const desk = await this.#world.store.readDesk(deskId)
    if (!desk || desk.revokedAt !== null) throw new LinkFailure('unpaired', 'This desk is not known here.')
    return this.#life.hears(ask(hub, desk, this))
  }

  #ended(): void {
    this.#parts = null
    this.#world.trace(`${this.name} ends`)
    const waiting = [...this.breaks]
    this.breaks.clear()
    for (const broken of waiting) broken()
    this.#world.comesBack(this)
  }
}

const HUB_WRITES = new Set(['noteFault', 'noteDesk'])
const UNDISTURBED = { before: () => false, after: () => false }

/** The shop's one store as this process sees it: commits fail, and the process may end around them. */
function storeOf(world: SimWorld, life: Life): OrderStore {
  const { store } = world
  const transact: OrderStore['transact'] = async (work) => {
    if (life.isOver) return never()
    let saved: ChangeSet | null = null
    const value = await life.hears(
      store
        .transact(async (transaction) => {
          saved = null
          if (life.isOver) throw new Error('the process is over')
          const result = await work(observed(world, transaction, (changes) => (saved = changes)))
          if (!saved) return result
          const { dice, rates } = world
          if (dice.chance(rates.storeFails)) {
            world.fault('storeFails')
            throw new StoreFailure('busy', 'The store could not keep this.')
          }
          if (dice.chance(rates.hubDiesBeforeCommit)) {
            world.fault('hubDiesBeforeCommit')
            life.end()
            throw new Error('the process is over')
          }
          return result
        })
        .then((result) => {
          if (saved) world.committed(saved)
          return result
        }),
    )
    if (saved && world.dice.chance(world.rates.hubDiesAfterCommit)) {
      world.fault('hubDiesAfterCommit')
      life.end()
      return never()
    }
    return value
  }
  const rest = mortal(store, life, HUB_WRITES, UNDISTURBED)
  return new Proxy(rest, { get: (target, key) => (key === 'transact' ? transact : Reflect.get(target, key)) })
}

function observed(world: SimWorld, transaction: StoreTransaction, onSave: (changes: ChangeSet) => void): StoreTransaction {
  const findOutcome: StoreTransaction['findOutcome'] = (commandId) => {
    if (world.isPoison(commandId)) throw new TypeError('a bug of the authority')
    return transaction.findOutcome(commandId)
  }
  const save: StoreTransaction['save'] = async (changes) => {
    const version = await transaction.save(changes)
    onSave(changes)
    return version
  }
  return new Proxy(transaction, {
    get: (target, key) => {
      if (key === 'findOutcome') return findOutcome
      if (key === 'save') return save
      const value = Reflect.get(target, key, target) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
