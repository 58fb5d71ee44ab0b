import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command, CommandOf } from '../../shared/lifecycle/command.ts'
import { decide } from '../../shared/lifecycle/decide.ts'
import type { Decision, LifecycleState, RuleContext } from '../../shared/lifecycle/decision.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { CommandRecord, StoreTransaction } from '../ports/order-store.ts'
import { commandHash } from './command-hash.ts'
import { reachOfCase } from './conflict-context.ts'
import { itemsOfBaskets, itemsOfCommand } from './items-of-command.ts'
import { loadOthers } from './load-others.ts'
import type { WorkingSet } from './working-set.ts'

/** Decides a new command on what the transaction sees and applies its events to the working set. */
export async function decideCommand(
  transaction: StoreTransaction,
  set: WorkingSet,
  command: Command,
  recordedAt: string,
): Promise<CommandRecord> {
  const decision = await decideOn(transaction, set, command, {}, recordedAt)
  if (decision.outcome === 'accepted') await applyDecision(set, command, decision)
  return recordOf(command, outcomeOf(decision), recordedAt)
}

/** What the rules answer to a command on what the transaction sees; nothing is applied. */
export async function decideOn(
  transaction: StoreTransaction,
  set: WorkingSet,
  command: Command,
  more: Pick<RuleContext, 'promises'> = {},
  at: string = command.occurredAt,
): Promise<Decision> {
  return decide(command, await set.state(command.aggregate.id), { ...(await contextOf(transaction, set, command, at)), ...more })
}

/** What the rules may know for a command at this time, loaded. Its ids begin anew with each context: a desk made the same ones. */
export async function contextOf(transaction: StoreTransaction, set: WorkingSet, command: Command, at: string): Promise<RuleContext> {
  const state = await set.state(command.aggregate.id)
  await set.loadFor(itemsOfCommand(command, state))
  const others = await loadOthers(transaction, set, command)
  await set.loadFor(itemsOfBaskets(others))
  await set.loadPromisesFor(command)
  const context = { ...set.contextFor(command.id), deskId: command.deskId, others }
  if (command.name === 'ResolveConflict') return state.syncCase ? forDeciding(transaction, set, command, state.syncCase, context) : context
  return { ...context, ...(await set.numberingFor(command, at)), ...(await namesFor(transaction, set, command)) }
}

async function forDeciding(
  transaction: StoreTransaction,
  set: WorkingSet,
  { args }: CommandOf<'ResolveConflict'>,
  syncCase: SyncCase,
  context: RuleContext,
): Promise<RuleContext> {
  const reach = await reachOfCase(transaction, set, args, syncCase)
  const asMapped = withItem(syncCase.command, args.itemId)
  await set.loadPromisesFor(asMapped)
  return { ...context, ...reach, ...(await namesFor(transaction, set, syncCase.command)) }
}

// Of another item than it was told of: what a count of that one may find too few of is looked up beforehand.
function withItem(command: Command, itemId: string | undefined): Command {
  if (command.name !== 'CountStock' || itemId === undefined) return command
  const named = command.args.lines.map((line) => ({ ...line, itemId }))
  return { ...command, args: { ...command.args, lines: [...command.args.lines, ...named] } }
}

async function namesFor(transaction: StoreTransaction, set: WorkingSet, command: Command): Promise<Pick<RuleContext, 'orderNames'>> {
  if (!namesAnOrder(command) || (await set.state(command.aggregate.id)).order) return {}
  return { orderNames: await freeNames(transaction, set, command) }
}

/** The answer to a command that was decided before: the same, or that its id was used for something else. */
export function knownOutcome(command: Command, known: { readonly hash: string; readonly outcome: Outcome }): Outcome {
  if (known.hash === commandHash(command)) return known.outcome
  return idReused(command, known.outcome.version)
}

/** That an id, or a place in a desk's line, stands for another command already. */
export function idReused({ id }: Command, version: number): Outcome {
  return { status: 'refused', version, refusal: { code: 'ID_REUSED', facts: { id } } }
}

export type AcceptedDecision = Extract<Decision, { outcome: 'accepted' }>

/** Takes over what an accepted command leads to, here and elsewhere. */
export async function applyDecision(set: WorkingSet, command: Command, decision: AcceptedDecision): Promise<void> {
  // First what makes room: goods that are gone are taken from orders that had been promised them.
  for (const { aggregate, events } of decision.elsewhere) await set.apply(command.id, aggregate.id, events)
  await set.apply(command.id, command.aggregate.id, decision.events)
}

type NamingCommand = CommandOf<'CreateOrder'> | CommandOf<'CounterSale'>

function namesAnOrder(command: Command): command is NamingCommand {
  return command.name === 'CreateOrder' || command.name === 'CounterSale'
}

// Rules see one order; that no other carries its number or reference only the authority can tell. Two desks, or one that
// was restored, may give the same: a sale is not lost over its name, so the later one takes a suffix (PrestaShop's).
async function freeNames(transaction: StoreTransaction, set: WorkingSet, { args }: NamingCommand) {
  let [number, reference] = [args.number, args.reference]
  for (let attempt = 2; ; attempt += 1) {
    const stored = await transaction.isNameTaken(number, reference)
    const isNumberTaken = stored.number || hasOrder(set, (order) => order?.number === number)
    const isReferenceTaken = stored.reference || hasOrder(set, (order) => order?.reference === reference)
    if (!isNumberTaken && !isReferenceTaken) return { number, reference }
    if (isNumberTaken) number = `${args.number}#${attempt}`
    if (isReferenceTaken) reference = `${args.reference}#${attempt}`
  }
}

function hasOrder(set: WorkingSet, matches: (order: LifecycleState['order']) => boolean): boolean {
  for (const { after } of set.states.values()) if (matches(after.order)) return true
  return false
}

/** What is kept of a decided command. `seq` is its place in its desk's outbox, where it came by one. */
export function recordOf(
  command: Command,
  outcome: CommandRecord['outcome'],
  recordedAt: string,
  seq: number | null = null,
): CommandRecord {
  return {
    id: command.id,
    hash: commandHash(command),
    name: command.name,
    aggregate: command.aggregate,
    actorId: command.actor.id,
    deskId: command.deskId,
    seq,
    issuedAt: command.issuedAt,
    recordedAt,
    outcome,
  }
}

/** The plain answer to a command: what the rules said. */
export function outcomeOf(decision: Decision): CommandRecord['outcome'] {
  switch (decision.outcome) {
    case 'accepted':
      return { status: 'accepted', warnings: decision.warnings }
    case 'accepted-no-effect':
      return { status: 'accepted-no-effect' }
    case 'refused':
      return { status: 'refused', refusal: decision.refusal }
  }
}
