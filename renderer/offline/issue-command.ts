// offline: what happens between a click and its outcome, and how confirmed rows come in. Knows the desk and the cache, no screen.

import { isAccepted, type SubmitAnswer } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState, RuleContext, Warning } from '../../shared/lifecycle/decision.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { msg, say } from '../../shared/wording/say.ts'
import { fetchRules, rulesHere } from './fetch-rules.ts'

/** What a click came to. */
export type IssueResult =
  | { readonly status: 'accepted'; readonly version: number; readonly warnings: readonly Warning[] }
  | { readonly status: 'no-effect' }
  /** Durably kept at this desk and shown; it is sent when the hub can be reached, and its outcome comes with the outbox. */
  | { readonly status: 'waiting'; readonly seq: number; readonly warnings?: readonly Warning[] }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  /** Nothing was stored, as far as this window can know; `sentence` says so to a person. */
  | { readonly status: 'not-saved'; readonly sentence: string }

/** Whether the wished state holds, as far as this desk is concerned: accepted, so already, or kept here until it can be sent. */
export function isDone({ status }: IssueResult): boolean {
  return status === 'accepted' || status === 'no-effect' || status === 'waiting'
}

/** What issuing needs to see and to change of the window's picture. */
export interface Picture {
  /** What the person sees of this id: the confirmed state with pending commands over it. */
  shown(id: string): LifecycleState
  /** Null until the shop's settings are here. */
  contextFor(command: Command): RuleContext | null
  /** Shows the command's effect, marked as pending. */
  paint(command: Command): void
  /** The command stands; its paint stays until the confirmed rows contain this version. */
  settle(commandId: string, version: number): void
  /** The command does not stand: what it painted goes. */
  takeBack(commandId: string): void
}

/** For what must have one effect also when it is sent again after a reload: its id was kept before it was sent. */
export interface KeptId {
  readonly id: string
  readonly isAgain: boolean
}

export interface SubmitDoor {
  isReachable(): boolean
  /** Resolves when the outcome is durable; rejects when no answer came. */
  submit(command: Command): Promise<SubmitAnswer>
}

/**
 * The one path of every click: decide on what is shown, paint, submit, settle. A click that is kept and waits stays painted.
 *
 * A local refusal is never sent. Without an answer the paint is taken back, and the sentence says whether the desk process may
 * still have stored the command: then the next change page shows it.
 */
export async function issueCommand(command: Command, picture: Picture, door: SubmitDoor, isAgain = false): Promise<IssueResult> {
  if (!door.isReachable()) return { status: 'not-saved', sentence: say(NOT_REACHABLE) }
  // What may have arrived before is answered by whoever has it; what is shown contains it already, perhaps.
  if (isAgain) return submitPainted(command, picture, door)
  try {
    await fetchRules()
  } catch {
    return { status: 'not-saved', sentence: say(NOT_REACHABLE) }
  }
  return paintCommand(command, picture) ?? (await submitPainted(command, picture, door))
}

/** Decides on what is shown and paints, once the rules are here. An answer means that there is nothing to send. */
export function paintCommand(command: Command, picture: Picture): IssueResult | null {
  const context = picture.contextFor(command)
  if (context === null) return { status: 'not-saved', sentence: say(NOT_REACHABLE) }
  // What a case means takes other orders, their stock and the payment provider: only its authority can tell.
  if (command.aggregate.type === 'case') return null
  const decision = rulesHere().decide(command, picture.shown(command.aggregate.id), context)
  if (decision.outcome === 'refused') return { status: 'refused', refusal: decision.refusal }
  if (decision.outcome === 'accepted-no-effect') return { status: 'no-effect' }
  picture.paint(command)
  return null
}

/** Sends what is painted already. */
export async function submitPainted(command: Command, picture: Picture, door: SubmitDoor): Promise<IssueResult> {
  let outcome: SubmitAnswer
  try {
    outcome = await door.submit(command)
  } catch (error) {
    picture.takeBack(command.id)
    return { status: 'not-saved', sentence: sentenceFor(error, command) }
  }
  if (outcome.status === 'refused') {
    picture.takeBack(command.id)
    return { status: 'refused', refusal: outcome.refusal }
  }
  if (outcome.status === 'waiting') return outcome
  if (!isAccepted(outcome)) {
    picture.takeBack(command.id)
    return { status: 'not-saved', sentence: sentenceForUnaccepted(command) }
  }
  picture.settle(command.id, outcome.version)
  return 'warnings' in outcome ? { status: 'accepted', version: outcome.version, warnings: outcome.warnings } : { status: 'no-effect' }
}

export const NOT_REACHABLE = msg('Not saved: the desk process is not reachable.')

/** Thrown by a door when the line broke after the command had left: it may or may not be stored. */
export class NoAnswer extends Error {}

function sentenceForUnaccepted({ name }: Command): string {
  return say('“{action}” was not done: something before it was not accepted. The sync centre shows what.', { action: commandLabel(name) })
}

function sentenceFor(error: unknown, command: Command): string {
  if (error instanceof NoAnswer) {
    return say('The desk process stopped before it answered “{action}”. When it is back, this screen shows whether it was saved.', {
      action: commandLabel(command.name),
    })
  }
  return say('Not saved: the desk process could not take “{action}”. Nothing was changed; try again.', {
    action: commandLabel(command.name),
  })
}
