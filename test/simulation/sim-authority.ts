import type { ChangeSet, OrderStore } from '../../electron/ports/order-store.ts'
import type { PaymentAnswer, PaymentProvider, PaymentRequest } from '../../electron/ports/payment-provider.ts'
import { verifyStore } from '../../electron/service/verify.ts'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import { isAccepted } from '../../shared/contract/outcome.ts'
import { OFFLINE_CLASSES } from '../../shared/lifecycle/fact-or-intent.ts'
import { MemoryDisk, MemoryOrderStore } from './memory-order-store.ts'
import type { MemoryTables } from './memory-tables.ts'
import { Oracle } from './oracle.ts'
import type { SimDesk } from './sim-desk.ts'
import { SimHub } from './sim-hub.ts'
import type { SimWorld } from './sim-world.ts'

/** The shop's authority: one store, several processes, and what is known of it from outside. */
export class SimAuthority {
  readonly #world: SimWorld
  readonly store: OrderStore
  readonly hubs: readonly SimHub[]
  oracle = new Oracle()
  /** Counts how often the shop was set back: versions compare within one line of events. */
  line = 0
  /** True while the processes are stopped for that. */
  isSetBack = false
  epoch = 'epoch-0'
  /** Set back without saying so: until somebody says it, readers cannot know. */
  isUnsaid = false
  readonly #disk: MemoryDisk | null
  /** What had happened in each epoch that is over. */
  readonly #past = new Map<string, Oracle>()
  /** Epochs the shop was set back within. */
  readonly #uncertain = new Set<string>()
  #backup: { readonly tables: MemoryTables; readonly oracle: Oracle } | null = null
  /** Commands that told of something that had happened, by what their desk knew when it kept them. */
  readonly facts = new Set<string>()
  /** Commands somebody was told would not happen. */
  readonly withdrawn = new Set<string>()

  constructor(world: SimWorld, store: OrderStore | null) {
    this.#world = world
    this.#disk = store ? null : new MemoryDisk(this.epoch)
    this.store = store ?? new MemoryOrderStore(this.#disk ?? new MemoryDisk(this.epoch))
    const payments = new SimProvider(world)
    this.hubs = Array.from({ length: world.plan.hubs }, (_, index) => new SimHub(world, `hub${index}`, payments))
  }

  /** The store for what is done beside the hubs. */
  get observedStore(): OrderStore {
    const { store } = this
    const transact: OrderStore['transact'] = async (work) => {
      let saved: ChangeSet | null = null
      const value = await store.transact((transaction) => {
        const save = async (changes: ChangeSet) => {
          const version = await transaction.save(changes)
          saved = changes
          return version
        }
        const seen = new Proxy(transaction, {
          get: (target, key) => {
            if (key === 'save') return save
            const member = Reflect.get(target, key, target) as unknown
            return typeof member === 'function' ? member.bind(target) : member
          },
        })
        return work(seen)
      })
      if (saved) this.#world.committed(saved)
      return value
    }
    return new Proxy(store, {
      get: (target, key) => {
        if (key === 'transact') return transact
        const member = Reflect.get(target, key, target) as unknown
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  }

  async startHub(hub: SimHub): Promise<void> {
    if (!hub.isUp) await hub.start()
  }

  committed(changes: ChangeSet): readonly string[] {
    const broken = [...this.oracle.committed(changes)]
    for (const { id, seq, deskId, aggregate, name, outcome } of changes.commands) {
      if (seq === null) continue
      const isTaken = outcome.status !== 'refused' && outcome.status !== 'blocked' && outcome.status !== 'quarantined'
      if (isTaken && this.withdrawn.has(id)) broken.push(`(10) ${id} happened although it was withdrawn`)
      if (outcome.status === 'refused' && this.facts.has(id)) broken.push(`(12) fact ${id} ${name} was refused: ${outcome.refusal.code}`)
      const kind = OFFLINE_CLASSES[name]
      const isIntent = kind === 'provisional' || kind === 'onlineQueued'
      const known = this.#world.desks.find((desk) => desk.id === deskId)?.outboxDisk.byId.get(id)?.known ?? null
      if (!isIntent || known === null) continue
      if (outcome.status === 'blocked' && outcome.bySeq <= known && !this.oracle.isAside(deskId, outcome.bySeq, aggregate.id))
        broken.push(`(6) ${id} was blocked by ${outcome.bySeq}, which it knew`)
      if (!isTaken) continue
      if (this.oracle.isAside(deskId, null, aggregate.id))
        broken.push(`(6) ${id} was accepted before somebody decided about what was set aside`)
      for (const each of this.oracle.commands.values()) {
        if (each.deskId !== deskId || each.seq === null || each.aggregate.id !== aggregate.id || each.seq >= seq) continue
        if (!isAccepted(each.answer) && each.seq > known) broken.push(`(6) ${id} was accepted without knowing that ${each.id} was not`)
      }
    }
    return broken
  }

  /** What this desk showed as saved and shows no more, or shows twice. */
  promisesBroken(desk: SimDesk, cursor: Cursor): readonly string[] {
    const broken: string[] = []
    for (const row of desk.outboxDisk.rows) {
      this.oracle.checks += 1
      const known = this.oracle.commands.get(row.id)
      if (row.state === 'settled' && !known) broken.push(`(10) ${row.id} counts as done at ${desk.id}, and the shop has forgotten it`)
      // Until somebody says that the shop was set back, versions of before and after count alike.
      if (this.isUnsaid || row.state !== 'settled' || !known || known.seq === null) continue
      if (row.epoch === cursor.epoch && isAccepted(known.answer) && known.answer.version > cursor.version) {
        broken.push(`(4) ${row.id} left the overlay at ${cursor.version}, before its version ${known.answer.version} is shown`)
      }
    }
    return broken
  }

  /** Whether the shop was set back within this epoch without a word. */
  isUncertain(epoch: string): boolean {
    return this.#uncertain.has(epoch)
  }

  /** Which commands are in the rows of a desk that shows this version; null where nobody can tell on which line of events it is. */
  containedAt(epoch: string, version: number): ((commandId: string) => boolean) | null {
    if (epoch === '' || this.isUncertain(epoch)) return null
    const { commands } = epoch === this.epoch ? this.oracle : (this.#past.get(epoch) ?? this.oracle)
    return (id) => {
      const answer = commands.get(id)?.answer
      return answer !== undefined && isAccepted(answer) && answer.version <= version
    }
  }

  get canBeSetBack(): boolean {
    return this.#disk !== null
  }

  backUp(): void {
    if (!this.#disk) return
    this.#backup = { tables: this.#disk.backUp(), oracle: new Oracle(this.oracle) }
  }

  /** Puts the last backup in place of everything since. */
  setBack(isSaid: boolean): boolean {
    if (!this.#disk || !this.#backup) return false
    this.isSetBack = true
    for (const hub of this.hubs) hub.end()
    if (!isSaid) this.#uncertain.add(this.epoch)
    this.#past.set(this.epoch, this.oracle)
    if (isSaid) this.epoch = this.#world.newId('epoch')
    this.#disk.restore(this.#backup.tables, this.epoch)
    const { checks } = this.oracle
    this.oracle = new Oracle(this.#backup.oracle)
    this.oracle.checks = checks
    this.isUnsaid = !isSaid
    this.#goOn()
    return true
  }

  /** Says that the shop was set back. */
  say(): void {
    if (!this.#disk || !this.isUnsaid) return
    this.isSetBack = true
    for (const hub of this.hubs) hub.end()
    this.epoch = this.#world.newId('epoch')
    this.#disk.tables.epoch = this.epoch
    this.isUnsaid = false
    this.#goOn()
  }

  async verified(): Promise<readonly string[]> {
    const found = await verifyStore(this.store)
    this.oracle.checks += found.events + found.movements + found.orders
    return found.ok ? [] : [`(13) the store is not what its events say: ${canonicalJson(found.first)}`]
  }

  #goOn(): void {
    this.line += 1
    this.#world.trace(`set back to ${this.epoch} ${this.oracle.version}`)
    this.#world.time.after(3_000, () => {
      this.isSetBack = false
      for (const hub of this.hubs) void this.startHub(hub)
    })
  }
}

/** Who moves money: late, sometimes not sure, and never twice under one key. */
class SimProvider implements PaymentProvider {
  readonly #world: SimWorld
  readonly #answers = new Map<string, PaymentAnswer>()

  constructor(world: SimWorld) {
    this.#world = world
  }

  ask(request: PaymentRequest): Promise<PaymentAnswer> {
    const { time, dice } = this.#world
    const key = `${request.kind} ${request.key} ${request.entryId}`
    const known = this.#answers.get(key)
    const answer: PaymentAnswer = known ?? (dice.chance(0.1) ? { status: 'failed', reference: '' } : { status: 'success', reference: key })
    this.#answers.set(key, answer)
    return new Promise((resolve, reject) => {
      time.after(dice.between(50, 2_000), () => {
        if (dice.chance(0.1)) reject(new Error('the provider did not answer'))
        else resolve(dice.chance(0.1) ? { status: 'pending', reference: '' } : answer)
      })
    })
  }
}
