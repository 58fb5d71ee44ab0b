import type { AggregateRef } from '../../shared/lifecycle/command.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { areRulesHere, fetchRules } from '../offline/fetch-rules.ts'
import { deskSession } from '../state/desk-session.ts'
import { deskState } from '../state/desk-state.ts'
import type { Deed, HeldResult } from '../state/held-acts.ts'
import { announce } from '../state/notices.ts'
import type { Intent } from './action.ts'
import { issueIntent, sayOutcome } from './issue-intent.ts'
import { undoMsOf } from './undo-window.ts'

/** One intent and what it is about. */
export interface UndoableDeed {
  readonly intent: Intent
  readonly aggregate: AggregateRef
}

/**
 * Issues what a person asked for at once as one act. What can be taken back is shown as done, with an Undo for some seconds, and
 * leaves the window only then; the rest leaves at once. Resolves when every outcome is durable, one for each deed in their
 * order, or when the act was undone. What did not go as wished is said at the edge of the screen, unless `isQuiet`.
 *
 * `subject` is what the act is about, as people call it: an order's number, `12 orders`.
 */
export async function issueUndoably(
  deeds: readonly UndoableDeed[],
  { subject, isQuiet = false }: { readonly subject: string; readonly isQuiet?: boolean },
): Promise<HeldResult> {
  const holdMs = undoMsOf(deeds.map(({ intent }) => intent.name))
  if (holdMs === 0 || deskState().line !== 'open' || !(areRulesHere() || (await canFetchRules()))) {
    return { status: 'done', results: await Promise.all(deeds.map(({ intent, aggregate }) => issueIntent(intent, aggregate, { isQuiet }))) }
  }
  const [first] = deeds
  const held = deskSession().held.hold(
    deeds.map(({ intent, aggregate }) => ({ ...intent, aggregate }) as Deed),
    { holdMs, subject },
  )
  if (first && deskState().heldActs.some((act) => act.subject === subject && act.stage === 'counting'))
    announce(say('{label}, {subject}. It can be undone for {seconds} seconds.', labelled(first.intent, subject, holdMs)))
  const result = await held
  if (result.status === 'done' && !isQuiet) {
    for (const [place, { intent, aggregate }] of deeds.entries()) {
      const outcome = result.results[place]
      if (outcome) sayOutcome(intent, aggregate, outcome)
    }
  }
  return result
}

/** Nothing to wait for but in the first moments of a window. Where they cannot be had, each deed is answered as not saved. */
async function canFetchRules(): Promise<boolean> {
  try {
    await fetchRules()
    return true
  } catch {
    return false
  }
}

function labelled({ name }: Intent, subject: string, holdMs: number) {
  return { label: commandLabel(name), subject, seconds: Math.round(holdMs / 1000) }
}
