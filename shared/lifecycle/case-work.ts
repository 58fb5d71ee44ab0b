import type { AggregateType, Command, CommandArgs, CommandName, CommandOf } from './command.ts'
import { type Decision, type EventsElsewhere, type LifecycleState, NOTHING_YET, type RuleContext, type Warning } from './decision.ts'
import type { EventBody, LifecycleEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { followUps } from './follow-ups.ts'
import { afterMovements } from './moved-stock.ts'
import type { Order } from './order.ts'
import type { Refusal } from './refusal.ts'
import type { StockMovement } from './stock.ts'
import { stockMovementsOf } from './stock-effects.ts'
import type { SyncCase } from './sync-case.ts'

/** The rules, handed in: they know the command that decides a case, and this works for that command. */
export type Decide = (command: Command, state: LifecycleState, context: RuleContext) => Decision

/** What a decided case does to other things, one after the other: each step sees what the ones before left, stock too. */
export class CaseWork {
  readonly warnings: Warning[] = []
  /** Why a step could not be done; from then on nothing more happens. */
  refusal: Refusal | null = null

  readonly #command: CommandOf<'ResolveConflict'>
  readonly #context: RuleContext
  readonly #decide: Decide
  readonly #states = new Map<string, LifecycleState>()
  readonly #told: EventsElsewhere<LifecycleEvent>[] = []
  readonly #movements: StockMovement[] = []

  constructor(command: CommandOf<'ResolveConflict'>, context: RuleContext, decide: Decide) {
    this.#command = command
    this.#context = context
    this.#decide = decide
  }

  elsewhere(): readonly EventsElsewhere<LifecycleEvent>[] {
    return this.#told
  }

  order(id: string | null): Order | null {
    return id === null ? null : this.#state(id).order
  }

  /** Takes the conflict off an order's reasons for being held, unless another open case is about it. */
  release(orderId: string, syncCase: SyncCase): void {
    const { order } = this.#state(orderId)
    const others = (this.#context.openCases ?? []).filter((each) => each.id !== syncCase.id && isAbout(each, orderId))
    if (!order?.holds.some((hold) => hold.reasonCode === 'SYNC_CONFLICT') || others.length > 0) return
    this.#tell(orderId, 'order', [{ kind: 'OrderResumed', reasonCodes: ['SYNC_CONFLICT'], comment: this.#command.args.comment }])
    const after = this.#state(orderId).order
    this.#tell(orderId, 'order', followUps(this.#command, order, after, this.#contextNow()))
  }

  /** Says on an order what was decided, where there is nothing more to do. */
  note(orderId: string | null, text: string): void {
    const { comment } = this.#command.args
    if (orderId === null || this.refusal || !this.#state(orderId).order) return
    this.#tell(orderId, 'order', [{ kind: 'NoteAdded', note: comment === '' ? text : `${text}: ${comment}` }])
  }

  /** Has the deciding person do something by the ordinary rules. Answers whether it had an effect. */
  act<Name extends CommandName>(name: Name, id: string | null, args: CommandArgs[Name]): boolean {
    if (id === null) return this.fail({ code: 'NOT_FOUND', facts: {} })
    return this.issue(this.commandOn(name, id, args))
  }

  /** A command of the deciding person on an order. */
  commandOn<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name]): Command {
    return { ...this.#command, name, args, aggregate: { type: 'order', id } } as unknown as Command
  }

  isItem(itemId: string): boolean {
    return this.#context.item(itemId) !== null
  }

  /** Issues a command again in the deciding person's name. */
  issue(given: Command): boolean {
    const asked = this.try(given)
    if (asked.outcome !== 'refused') return asked.outcome === 'accepted'
    const { code, facts } = asked.refusal
    // Another case still holds the order: this one is decided, the step waits for the other.
    if (code === 'ON_HOLD' && facts.reasonCode === 'SYNC_CONFLICT') {
      this.warnings.push({ code: 'HELD_BY_ANOTHER_CASE', facts })
      return false
    }
    return this.fail(asked.refusal)
  }

  /** The same, where a refusal means that something else is done. */
  try(given: Command): Decision {
    if (this.refusal) return { outcome: 'refused', refusal: this.refusal }
    const { id, actor, deskId, occurredAt, issuedAt } = this.#command
    const command = { ...given, id, actor, deskId, occurredAt, issuedAt } as Command
    const { aggregate } = command
    const decision = this.#decide(command, this.#state(aggregate.id), this.#contextNow())
    if (decision.outcome !== 'accepted') return decision
    this.warnings.push(...decision.warnings)
    for (const other of decision.elsewhere) this.#tell(other.aggregate.id, other.aggregate.type, other.events)
    this.#tell(aggregate.id, aggregate.type, decision.events)
    return decision
  }

  /** Gives up: the case stays open. */
  fail(refusal: Refusal): false {
    this.refusal ??= refusal
    return false
  }

  #state(id: string): LifecycleState {
    return this.#states.get(id) ?? this.#context.others?.get(id) ?? NOTHING_YET
  }

  #contextNow(): RuleContext {
    const others = new Map([...(this.#context.others ?? []), ...this.#states])
    return { ...this.#context, others, stock: afterMovements(this.#context.stock, this.#movements) }
  }

  #tell(id: string, type: AggregateType, bodies: readonly EventBody[]): void {
    if (bodies.length === 0) return
    let state = this.#state(id)
    const stamp = { at: this.#command.occurredAt, by: this.#command.actor.name }
    const events = bodies.map((body): LifecycleEvent => ({ ...body, ...stamp }))
    for (const event of events) {
      this.#movements.push(...stockMovementsOf(event, state.order))
      state = evolve(state, event)
    }
    this.#states.set(id, state)
    this.#told.push({ aggregate: { type, id }, events })
  }
}

function isAbout(syncCase: SyncCase, orderId: string): boolean {
  return syncCase.orderId === orderId || syncCase.affectedOrderIds.includes(orderId)
}
