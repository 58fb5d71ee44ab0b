import { type AuthorityLink, LinkFailure } from '../../electron/ports/authority-link.ts'
import type { DeskRecord } from '../../electron/ports/order-store.ts'
import type { HubService } from '../../electron/service/hub-service.ts'
import type { Cursor } from '../../shared/contract/changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { HelloAnswer, HelloQuestion, PullAnswer, Push, PushAnswer } from '../../shared/contract/sync-messages.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { HistoryEntry } from '../../shared/views/history-entry.ts'

export type Message = 'hello' | 'push' | 'pull' | 'execute' | 'history' | 'watch'

/** What becomes of the next message of a kind. `hangs` is a line that is open at one end only. */
export type Mishap = 'loses the request' | 'loses the reply' | 'arrives twice' | 'hangs' | LinkFailure

/** A line to a hub in the same process that can be cut, and loses and repeats what it is told to. */
export class FlakyLink implements AuthorityLink {
  isCut = false
  /** Every message that was tried, in order. */
  readonly tried: Message[] = []
  readonly pushed: Push[] = []
  readonly #hub: () => HubService
  readonly #desk: () => Promise<DeskRecord>
  readonly #mishaps = new Map<Message, Mishap[]>()
  readonly #breaks = new Set<() => void>()

  constructor(hub: () => HubService, desk: () => Promise<DeskRecord>) {
    this.#hub = hub
    this.#desk = desk
  }

  cut(): void {
    this.isCut = true
    for (const breakIt of [...this.#breaks]) breakIt()
  }

  mend(): void {
    this.isCut = false
  }

  /** The next messages of this kind have these mishaps, one each. */
  next(message: Message, ...mishaps: readonly Mishap[]): void {
    this.#mishaps.set(message, [...(this.#mishaps.get(message) ?? []), ...mishaps])
  }

  /** Nothing more happens to messages. */
  heal(): void {
    this.#mishaps.clear()
  }

  hello(question: HelloQuestion): Promise<HelloAnswer> {
    return this.#carry('hello', async () => this.#hub().hello(await this.#desk(), wired(question)))
  }

  push(push: Push): Promise<PushAnswer> {
    this.pushed.push(push)
    return this.#carry('push', async () => this.#hub().push(await this.#desk(), wired(push)))
  }

  pull(cursor: Cursor | null, maxRows: number): Promise<PullAnswer> {
    return this.#carry('pull', async () => this.#hub().pull(await this.#desk(), cursor, maxRows))
  }

  execute(command: Command): Promise<Outcome> {
    return this.#carry('execute', async () => this.#hub().execute(await this.#desk(), wired(command)))
  }

  history(id: string): Promise<readonly HistoryEntry[]> {
    return this.#carry('history', () => this.#hub().history(id))
  }

  async *watch(signal: AbortSignal): AsyncIterable<Cursor> {
    await this.#carry('watch', async () => undefined)
    const heard: Cursor[] = []
    let wake = () => {}
    let isBroken = false
    const end = () => {
      isBroken = true
      wake()
    }
    const stop = this.#hub().onCommit((head) => {
      heard.push(head)
      wake()
    })
    this.#breaks.add(end)
    signal.addEventListener('abort', end, { once: true })
    try {
      while (!isBroken) {
        const next = heard.shift()
        if (next) yield next
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
      if (!signal.aborted) throw new LinkFailure('unreachable', 'the line broke')
    } finally {
      stop()
      this.#breaks.delete(end)
    }
  }

  async #carry<Answer>(message: Message, ask: () => Promise<Answer>): Promise<Answer> {
    this.tried.push(message)
    const mishap = this.#mishaps.get(message)?.shift()
    if (this.isCut) throw new LinkFailure('unreachable', 'the line is cut')
    if (mishap instanceof LinkFailure) throw mishap
    if (mishap === 'loses the request') throw new LinkFailure('unreachable', 'the request was lost')
    if (mishap === 'hangs') return new Promise(() => {})
    const answer = await ask()
    if (mishap === 'arrives twice') return wired(await ask())
    if (mishap === 'loses the reply' || this.isCut) throw new LinkFailure('unreachable', 'the reply was lost')
    return wired(answer)
  }
}

/** What is left of a value once it has crossed a wire. */
function wired<Value>(value: Value): Value {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value)
}
