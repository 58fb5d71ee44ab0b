import { type AuthorityLink, LinkFailure } from '../../electron/ports/authority-link.ts'
import type { DeskRecord } from '../../electron/ports/order-store.ts'
import { StoreFailure } from '../../electron/ports/store-failure.ts'
import type { HubService } from '../../electron/service/hub-service.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { HelloAnswer, HelloQuestion, PullAnswer, Push, PushAnswer } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'
import { type Life, never } from './life.ts'
import type { SimHub } from './sim-hub.ts'
import type { SimWorld } from './sim-world.ts'
import { wired, wiredPage } from './wire.ts'

type Message = 'hello' | 'push' | 'pull' | 'execute' | 'history'

/** A line between a desk and whichever hub it reaches: slow, forgetful, repetitive, and now and then cut. */
export class SimLink implements AuthorityLink {
  readonly #world: SimWorld
  readonly #life: Life
  readonly #deskId: string
  /** The hub it talks to until that fails. */
  #hub: number
  #isCut = false
  readonly #breaks = new Set<() => void>()

  constructor(world: SimWorld, life: Life, deskId: string) {
    this.#world = world
    this.#life = life
    this.#deskId = deskId
    this.#hub = world.dice.below(world.hubs.length)
  }

  cut(): void {
    this.#isCut = true
    for (const broken of [...this.#breaks]) broken()
  }

  mend(): void {
    this.#isCut = false
  }

  hello(question: HelloQuestion): Promise<HelloAnswer> {
    const asked = wired(question)
    return this.#carry('hello', (hub, desk) => hub.hello(desk, asked), wired)
  }

  push(push: Push): Promise<PushAnswer> {
    const asked = wired(push)
    return this.#carry('push', (hub, desk, { knows }) => pushTo(hub, desk, asked, knows), wired)
  }

  pull(cursor: Cursor | null, maxRows: number): Promise<PullAnswer> {
    // Small pages, so that what happens between two of them happens here too.
    const rows = Math.min(maxRows, this.#world.plan.pageRows)
    return this.#carry('pull', (hub, desk) => hub.pull(desk, cursor, rows), wiredPage)
  }

  execute(command: Command): Promise<Outcome> {
    const asked = wired(command)
    return this.#carry('execute', (hub, desk) => hub.execute(desk, asked), wired)
  }

  history(id: string): Promise<readonly HistoryEntry[]> {
    return this.#carry('history', (hub) => hub.history(id), wired)
  }

  async *watch(signal: AbortSignal): AsyncIterable<Cursor> {
    const hub = await this.#reach()
    const heard: Cursor[] = []
    let [wake, isBroken] = [() => {}, false]
    const end = () => {
      isBroken = true
      wake()
    }
    const stop = hub.service.onCommit((head) => {
      this.#world.time.after(this.#latency(), () => {
        heard[0] = head
        wake()
      })
    })
    this.#breaks.add(end)
    hub.breaks.add(end)
    signal.addEventListener('abort', end, { once: true })
    try {
      while (!isBroken && !this.#life.isOver) {
        const next = heard.shift()
        if (next) yield next
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
      if (this.#life.isOver) await never()
      if (!signal.aborted) throw new LinkFailure('unreachable', 'the line broke')
    } finally {
      stop()
      this.#breaks.delete(end)
      hub.breaks.delete(end)
    }
  }

  async #reach(): Promise<SimHub> {
    const { time } = this.#world
    await new Promise<void>((resolve) => time.after(this.#latency(), resolve))
    const hub = this.#world.hubs[this.#hub]
    if (this.#life.isOver) return never()
    if (!this.#isCut && hub?.isUp) return hub
    this.#elsewhere()
    throw new LinkFailure('unreachable', 'no hub answers')
  }

  #carry<Answer>(
    message: Message,
    ask: (hub: HubService, desk: DeskRecord, process: SimHub) => Promise<Answer>,
    onWire: (answer: Answer) => Answer,
  ): Promise<Answer> {
    const { time, dice, rates, tally } = this.#world
    tally.messages += 1
    return new Promise<Answer>((resolve, reject) => {
      if (this.#life.isOver) return
      const answered = (settle: () => void) => time.after(this.#latency(), () => this.#life.isOver || settle())
      // Half of what gets lost is noticed at once, the rest never.
      const lost = (what: 'loseRequest' | 'loseReply') => {
        this.#world.fault(what)
        if (dice.chance(0.5)) answered(() => reject(new LinkFailure('unreachable', 'the line broke')))
      }
      const arrive = (reply: (settle: () => void) => void) => {
        const hub = this.#world.hubs[this.#hub]
        if (this.#isCut || !hub?.isUp) {
          this.#elsewhere()
          reply(() => reject(new LinkFailure('unreachable', 'no hub answers')))
          return
        }
        const broken = () => reply(() => reject(new LinkFailure('unreachable', 'the hub is gone')))
        hub.breaks.add(broken)
        const over = (settle: () => void) => {
          hub.breaks.delete(broken)
          if (this.#isCut || dice.chance(this.#world.rates.loseReply)) lost('loseReply')
          else reply(settle)
        }
        this.#world.trace(`${message} ${this.#deskId}`)
        hub.serves(this.#deskId, ask).then(
          (answer) => {
            const copy = onWire(answer)
            over(() => resolve(copy))
          },
          (error: unknown) => over(() => reject(failureOf(error))),
        )
      }
      if (dice.chance(rates.loseRequest)) {
        lost('loseRequest')
        return
      }
      time.after(this.#latency(), () => arrive(answered))
      if (!dice.chance(rates.duplicate)) return
      this.#world.fault('duplicate')
      // Whoever asked hears one answer; the second message has its effect all the same.
      time.after(this.#latency() + dice.between(0, 20_000), () => arrive(() => undefined))
    })
  }

  #elsewhere(): void {
    this.#hub = this.#world.dice.below(this.#world.hubs.length)
  }

  #latency(): number {
    const { dice, rates } = this.#world
    if (!dice.chance(rates.delay)) return dice.between(5, 120)
    this.#world.fault('delay')
    return dice.between(500, 45_000)
  }
}

async function pushTo(hub: HubService, desk: DeskRecord, push: Push, knows: (command: Command) => boolean): Promise<PushAnswer> {
  const strange = push.commands.findIndex(({ command }) => command !== null && !knows(command))
  if (strange < 0) return hub.push(desk, push)
  const answer = await hub.push(desk, { ...push, commands: push.commands.slice(0, strange) })
  return answer.stop ? answer : { ...answer, stop: { why: 'upgrade' } }
}

function failureOf(error: unknown): LinkFailure {
  if (error instanceof LinkFailure) return error
  return new LinkFailure(error instanceof StoreFailure ? 'busy' : 'fault', String(error))
}
