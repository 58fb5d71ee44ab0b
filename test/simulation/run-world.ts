// A world from its first command to the moment when everything has come to rest.

import { openOrderStore } from '../../electron/store/sqlite/open-order-store.ts'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import type { SubmitAnswer } from '../../shared/contract/outcome.ts'
import { isAccepted } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import { type ShopPlan, walkItems, walkShop } from '../properties/walk-shop.ts'
import { tempFolder } from '../support/authority.ts'
import { Dice } from './dice.ts'
import { type FaultName, NO_FAULTS } from './fault-rates.ts'
import { commandOfWish, nextWish, type Wish } from './people.ts'
import { shopHeldBy } from './reader-rows.ts'
import { SimAuthority } from './sim-authority.ts'
import { SimDesk } from './sim-desk.ts'
import type { SimTally } from './sim-tally.ts'
import { SimWorld, type WorldPlan } from './sim-world.ts'

export interface WorldResult {
  readonly seed: number
  readonly violations: readonly string[]
  readonly traceHash: string
  readonly tally: SimTally
  readonly virtualMs: number
  /** How long it took until everything was at rest after the last fault. */
  readonly drainMs: number
}

const MINUTE = 60_000
/** After the last fault everything must have come to rest within this time. */
const LONGEST_DRAIN = 20 * MINUTE

export async function runWorld(plan: WorldPlan, onTrace: ((line: string) => void) | null = null): Promise<WorldResult> {
  const place = plan.engine === 'sqlite' ? tempFolder() : null
  const store = place && openOrderStore({ folder: place.path, now: '2025-03-05T09:00:00.000Z', newEpoch: 'epoch-0' })
  const world = new SimWorld(plan, (each) => new SimAuthority(each, store))
  world.onTrace = onTrace
  try {
    return await walkThrough(world)
  } finally {
    await store?.close()
    place?.remove()
  }
}

async function walkThrough(world: SimWorld): Promise<WorldResult> {
  const { plan } = world
  const run = new WorldRun(world)
  await run.open()
  world.rates = plan.rates
  run.begin()
  await world.until(plan.minutes * MINUTE)
  const drainMs = await run.comesToRest()
  world.tally.checks = world.oracle.checks
  return {
    seed: plan.seed,
    violations: world.violations,
    traceHash: world.traceHash(),
    tally: world.tally,
    virtualMs: world.time.now,
    drainMs,
  }
}

interface Acknowledged {
  readonly desk: SimDesk
  readonly deskId: string
  readonly command: Command
}

class WorldRun {
  readonly #world: SimWorld
  readonly #acknowledged = new Map<string, Acknowledged>()
  #isOver = false
  #shop: ShopPlan | null = null

  constructor(world: SimWorld) {
    this.#world = world
  }

  async open(): Promise<void> {
    const world = this.#world
    for (const hub of world.hubs) await hub.start()
    const dice = world.dice
    const store = { allowBackorders: dice.chance(0.7), allocateAt: dice.chance(0.3) ? ('checkout' as const) : ('confirm' as const) }
    const shop = { stores: [store, store] as const, threshold: 0, stockOffset: null }
    this.#shop = shop
    await this.#says({ name: 'SaveSettings', type: 'settings', id: 'settings', args: { settings: walkShop(shop) }, role: 'admin' })
    await this.#says({
      name: 'SaveItems',
      type: 'catalogue',
      id: 'catalogue',
      args: { items: [...walkItems(shop).values()] },
      role: 'admin',
    })
    for (const warehouseId of ['main', 'north']) {
      const lines = ['shirt', 'mug', 'poster'].map((itemId) => ({ itemId, quantity: 2 }))
      await this.#says({
        name: 'ReceiveStock',
        type: 'stock',
        id: warehouseId,
        args: { warehouseId, lines, note: 'opening' },
        role: 'admin',
      })
    }
    for (let place = 0; place < world.plan.desks; place += 1) {
      world.desks.push(new SimDesk(world, place, await world.pairs(place), world.plan.windowsOfADesk))
    }
    world.authority.backUp()
  }

  async #says(wish: Wish, mustBeHeard = true): Promise<void> {
    const hub = this.#world.hubs.find(({ isUp }) => isUp)
    const at = this.#world.clock.now()
    const command = {
      id: this.#world.newId('shop'),
      name: wish.name,
      v: 1,
      aggregate: { type: wish.type, id: wish.id },
      args: wish.args,
      actor: { id: wish.role, name: wish.role, role: wish.role },
      deskId: 'hub',
      baseVersion: 0,
      issuedAt: at,
      occurredAt: at,
    } as Command
    const outcome = await hub?.service.submit(command)
    if (mustBeHeard && (!outcome || !isAccepted(outcome))) this.#world.broken(`the shop could not be opened: ${canonicalJson(outcome)}`)
  }

  /** Somebody wants closed orders to stay at the desks for longer, or not so long. */
  #windowChanges(): void {
    const { plan, time } = this.#world
    const dice = new Dice(plan.seed ^ 0x77a1b3)
    if (dice.chance(0.5)) return
    for (const minute of [dice.between(1, plan.minutes), dice.between(1, plan.minutes)]) {
      const deskWindowDays = dice.pick([20, 60, 150, 400]) ?? 90
      time.after(minute * MINUTE, () => {
        if (this.#isOver || !this.#shop) return
        const [one, other] = this.#shop.stores
        this.#shop = { ...this.#shop, stores: [{ ...one, deskWindowDays }, other] }
        const settings = walkShop(this.#shop)
        this.#says({ name: 'SaveSettings', type: 'settings', id: 'settings', args: { settings }, role: 'admin' }, false).catch(
          () => undefined,
        )
      })
    }
  }

  begin(): void {
    const world = this.#world
    this.#windowChanges()
    for (const desk of world.desks) {
      desk.start()
      this.#thinks(desk)
    }
    const { dice, authority } = world
    const each = (name: FaultName, what: () => void) => this.#often(name, what)
    const someDesk = () => dice.pick(world.desks)
    each('partitionPerHour', () => {
      const desk = someDesk()
      desk?.cut(true)
      world.time.after(dice.between(2_000, 180_000), () => desk?.cut(false))
    })
    each('deskDiesPerHour', () => someDesk()?.end())
    each('hubDiesPerHour', () => dice.pick(world.hubs)?.end())
    each('windowWipesPerHour', () => {
      const window = dice.pick(someDesk()?.windows ?? [])
      if (!window) return
      world.forgetsWhatItShowed(`${window.name} `)
      window.wipe()
    })
    each('replicaWipesPerHour', () => {
      const desk = someDesk()
      if (!desk) return
      desk.end()
      desk.replicaDisk.wipe()
      world.forgetsWhatItShowed(desk.id)
      for (const window of desk.windows) world.forgetsWhatItShowed(`${window.name} `)
    })
    each('diskLossPerHour', () => void this.#losesDisk(someDesk()))
    each('revokePerHour', () => void this.#isRevoked(someDesk()))
    each('diskFullPerHour', () => {
      const disk = someDesk()?.outboxDisk
      if (!disk) return
      disk.isFull = true
      world.time.after(dice.between(5_000, 60_000), () => (disk.isFull = false))
    })
    each('clockJumpPerHour', () => {
      const desk = someDesk()
      if (desk) desk.skewMs = dice.chance(0.3) ? 0 : dice.between(-1, 1) * 24 * 60 * MINUTE
    })
    each('oldHubPerHour', () => {
      const hub = dice.pick(world.hubs)
      if (!hub) return
      hub.unknownNames = new Set(['ConfirmOrder', 'ExpediteOrder', 'CreateSelection', 'AddNote', 'CreateReturn', 'SetGoodToGo'])
      world.time.after(dice.between(10_000, 120_000), () => (hub.unknownNames = new Set()))
    })
    for (let at = MINUTE; at < world.plan.minutes * MINUTE; at += 2 * MINUTE)
      world.time.after(at, () => authority.isUnsaid || authority.backUp())
    each('restorePerHour', () => {
      if (!authority.isUnsaid && !authority.isSetBack && authority.setBack(true)) this.#strangersAreNoticed()
    })
    each('unsaidRestorePerHour', () => {
      if (authority.isUnsaid || authority.isSetBack || !authority.setBack(false)) return
      this.#strangersAreNoticed()
      world.time.after(dice.between(10_000, 60_000), () => authority.say())
    })
  }

  #strangersAreNoticed(): void {
    this.#world.time.after(90_000, () => this.#isOver || void this.#pairsStrangers())
  }

  // At times that cannot be foretold.
  #often(name: FaultName, what: () => void): void {
    const world = this.#world
    const perHour = world.plan.rates[name]
    if (perHour <= 0) return
    const next = () => {
      const delay = (-Math.log(1 - world.dice.fraction()) * 60 * MINUTE) / perHour
      world.time.after(delay, () => {
        if (this.#isOver) return
        world.fault(name)
        what()
        next()
      })
    }
    next()
  }

  async #losesDisk(desk: SimDesk | undefined): Promise<void> {
    if (!desk) return
    desk.end()
    await this.#begins(desk)
  }

  async #isRevoked(desk: SimDesk | undefined): Promise<void> {
    const world = this.#world
    if (!desk) return
    const { id } = desk
    await world.directory.revoke(id)
    world.time.after(world.dice.between(5_000, 90_000), () => {
      if (desk.id !== id) return
      desk.end()
      void this.#begins(desk)
    })
  }

  /** Whom the shop does not know any more begins anew, also who was let in after the backup it was set back to. */
  async #pairsStrangers(): Promise<void> {
    const known = await this.#world.store.readDesks()
    for (const desk of this.#world.desks) {
      if (known.find(({ id }) => id === desk.id)?.revokedAt === null) continue
      desk.end()
      await this.#begins(desk)
    }
  }

  /** As another desk, with nothing of its own. */
  async #begins(desk: SimDesk): Promise<void> {
    const world = this.#world
    for (const [id, each] of this.#acknowledged) {
      if (each.desk !== desk) continue
      if (!world.oracle.commands.has(id)) world.tally.lostWithTheirDesk += 1
      this.#acknowledged.delete(id)
    }
    for (const window of desk.windows) world.forgetsWhatItShowed(`${window.name} `)
    desk.becomes(await world.pairs(desk.place))
  }

  #thinks(desk: SimDesk): void {
    const world = this.#world
    const delay = -Math.log(1 - world.dice.fraction()) * world.plan.thinkMs
    world.time.after(delay, () => {
      if (this.#isOver || world.tally.commands >= world.plan.commands) return
      void this.#acts(desk)
      this.#thinks(desk)
    })
  }

  async #acts(desk: SimDesk): Promise<void> {
    const world = this.#world
    const { gateway } = desk
    if (!gateway) return
    if (world.dice.chance(0.1)) await this.#tidies(desk)
    const wish = await nextWish(desk, world.dice, { made: world.tally.commands, purge: world.rates.purge })
    if (!wish) return
    const id = world.newId(`${desk.id}-c`)
    const { version } = await gateway.readState(wish.id)
    const command = commandOfWish(wish, id, version, desk)
    if (wish.name === 'CreateSelection') desk.ownIds.push(wish.id)
    if (offlineClassOf(command, await gateway.shownState(wish.id), (await gateway.settings()) ?? NO_SHOP) === 'fact')
      world.authority.facts.add(id)
    world.tally.commands += 1
    world.trace(`${desk.id} asks ${id} ${wish.name} ${wish.id}`)
    await this.#submits(desk, command)
    // Somebody who got no answer may ask the same again.
    if (!world.dice.chance(0.1)) return
    world.time.after(world.dice.between(100, 20_000), () => void this.#submits(desk, command))
  }

  async #submits(desk: SimDesk, command: Command): Promise<void> {
    const deskId = desk.id
    if (deskId !== command.deskId) return
    try {
      const answer = await desk.gateway?.submit(command)
      if (answer) this.#heard(desk, deskId, command, answer)
    } catch (error) {
      this.#world.trace(`${deskId} could not keep ${command.id}: ${String(error)}`)
    }
  }

  #heard(desk: SimDesk, deskId: string, command: Command, answer: SubmitAnswer): void {
    const world = this.#world
    world.trace(`${deskId} hears ${command.id} ${answer.status}`)
    const isSaved = answer.status === 'waiting' || isAccepted(answer)
    if (!isSaved || desk.id !== deskId) return
    if (answer.status === 'waiting' && !desk.outboxDisk.byId.has(command.id))
      world.broken(`(10) ${command.id} was said to be kept and is not`)
    if (!desk.outboxDisk.byId.has(command.id) || this.#acknowledged.has(command.id)) return
    this.#acknowledged.set(command.id, { desk, deskId, command })
    world.tally.acknowledged += 1
  }

  async #tidies(desk: SimDesk): Promise<void> {
    const { dice } = this.#world
    const unsettled = (await desk.gateway?.unsettled()) ?? []
    const unseen = unsettled.filter(({ state }) => state !== 'pending' && state !== 'accepted')
    if (unseen.length > 0 && dice.chance(0.5)) await desk.gateway?.markSeen(unseen.map(({ command }) => command.id))
    const last = unsettled.findLast(({ state }) => state === 'pending')
    if (last && dice.chance(0.3)) {
      const isWithdrawn = await desk.gateway?.withdraw(last.command.id)
      if (!isWithdrawn) return
      this.#acknowledged.delete(last.command.id)
      this.#world.authority.withdrawn.add(last.command.id)
    }
  }

  /** No more faults, nobody does anything: everything must come to rest, and be the same everywhere. */
  async comesToRest(): Promise<number> {
    const world = this.#world
    const { authority } = world
    if (world.violations.length > 0) return 0
    this.#isOver = true
    world.rates = NO_FAULTS
    world.trace('rest')
    authority.say()
    for (const hub of world.hubs) hub.unknownNames = new Set()
    for (const desk of world.desks) {
      desk.outboxDisk.isFull = false
      desk.skewMs = 0
      desk.cut(false)
    }
    await this.#pairsStrangers()
    const began = world.time.now
    // What a process could not store it asks again when it starts.
    for (const hub of world.hubs) hub.end()
    let restedAt: number | null = null
    await world.until(began + LONGEST_DRAIN, () => {
      if (!this.#isAtRest()) restedAt = null
      else restedAt ??= world.time.now
      return restedAt !== null && world.time.now - restedAt > 20_000
    })
    if (world.violations.length > 0) return 0
    if (restedAt === null) {
      for (const what of this.#restless()) world.broken(what)
      return 0
    }
    await this.#checkRest()
    return restedAt - began
  }

  #isAtRest(): boolean {
    return this.#restless().length === 0
  }

  #restless(): readonly string[] {
    const { desks, hubs, authority, oracle } = this.#world
    if (hubs.some((hub) => !hub.isUp)) return ['(8) a hub does not come back']
    return desks.flatMap((desk) => {
      const { tables } = desk.replicaDisk.shown
      if (!desk.gateway) return [`(8) ${desk.id} does not come back`]
      const unsent = desk.outboxDisk.rows.filter(
        ({ state, epoch }) => state === 'pending' || state === 'accepted' || (state === 'withdrawn' && epoch === null),
      )
      if (unsent.length > 0)
        return [
          `(8) ${desk.id} still has ${unsent.length} unsettled, first ${unsent[0]?.id} ${unsent[0]?.state}: ${JSON.stringify(desk.gateway.status().line)}`,
        ]
      if (tables.epoch !== authority.epoch || tables.version !== oracle.version)
        return [`(9) ${desk.id} stands at ${tables.epoch} ${tables.version}, not ${authority.epoch} ${oracle.version}`]
      const late = desk.windows.find(({ cursor }) => cursor?.version !== oracle.version || cursor.epoch !== desk.replicaDisk.windowEpoch)
      return late ? [`(9) ${late.name} stands at ${late.cursor?.version}, not ${oracle.version}`] : []
    })
  }

  async #checkRest(): Promise<void> {
    const world = this.#world
    const { oracle, authority, tally } = world
    for (const desk of world.desks) {
      const held = shopHeldBy(desk.replicaDisk.shown.tables)
      for (const what of oracle.differencesAt(oracle.version, held, desk.id)) world.broken(what)
      for (const row of desk.outboxDisk.rows) {
        const known = oracle.commands.get(row.id)
        oracle.checks += 1
        const told = desk.outboxDisk.rows[row.known - 1]?.state
        if (authority.line === 0 && row.known > 0 && (told === 'settled' || told === 'withdrawn')) {
          world.broken(`(6) ${row.id} claims to know that number ${row.known} was not accepted, and it was`)
        }
        if (row.state === 'withdrawn') {
          if (known && known.seq !== null && isAccepted(known.answer))
            world.broken(`(10) ${row.id} is withdrawn at ${desk.id}, and happened`)
          continue
        }
        if (!known) world.broken(`(10) ${row.id} is ${row.state} at ${desk.id}, and unknown to the authority`)
        else if (row.outcome && canonicalJson(row.outcome) !== canonicalJson(known.answer)) {
          world.broken(`(10) ${row.id} is ${canonicalJson(row.outcome)} at ${desk.id}, ${canonicalJson(known.answer)} at the authority`)
        }
      }
    }
    for (const [id, { desk, deskId }] of this.#acknowledged) {
      const row = desk.outboxDisk.byId.get(id)
      oracle.checks += 1
      // Its text went with the order it was about, before the shop was set back: it cannot be sent again.
      const isWiped = row?.state === 'withdrawn' && row.body === null
      if (isWiped || (row?.state === 'withdrawn' && row.seenAt !== null)) continue
      if (row && oracle.commands.has(id)) continue
      tally.acknowledgedLost += 1
      world.broken(`(10) ${id} of ${deskId} was acknowledged and is lost`)
    }
    const waiting = await world.store.openPaymentRequests()
    if (waiting.length > 0) world.broken(`(8) ${waiting.length} payments are still asked for`)
    for (const what of await authority.verified()) world.broken(what)
  }
}

const NO_SHOP = walkShop({ stores: [{}, {}], threshold: 0, stockOffset: null })
