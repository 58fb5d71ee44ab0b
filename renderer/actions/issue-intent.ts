import type { AggregateRef } from '../../shared/lifecycle/command.ts'
import type { Warning } from '../../shared/lifecycle/decision.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { warningSentence } from '../../shared/views/warning-sentence.ts'
import { say } from '../../shared/wording/say.ts'
import type { IssueResult } from '../offline/issue-command.ts'
import { deskState } from '../state/desk-state.ts'
import { issueCommand } from '../state/issue-command.ts'
import { announce, notify } from '../state/notices.ts'
import { shownStateOf } from '../state/use-order.ts'
import type { Intent } from './action.ts'
import { promiseOf } from './offline-notes.ts'
import { commandOf } from './try-intent.ts'

/**
 * Issues the intent and says at the edge of the screen what did not go as wished; resolves when the outcome is durable.
 * What was not saved at all is said by the issuing path itself.
 */
export async function issueIntent(intent: Intent, aggregate: AggregateRef, { isQuiet = false } = {}): Promise<IssueResult> {
  const result = await issueCommand(intent.name, aggregate, intent.args)
  if (!isQuiet) sayOutcome(intent, aggregate, result)
  return result
}

/** Says what did not go as wished, and what waits. */
export function sayOutcome(intent: Intent, aggregate: AggregateRef, result: IssueResult): void {
  sayResult(intent, result)
  if (result.status === 'waiting') sayWaiting(intent, aggregate, result.warnings)
}

/** The mark on the order is enough, but for what is not done before the hub has done it. */
function sayWaiting(intent: Intent, aggregate: AggregateRef, warnings: readonly Warning[] = []): void {
  const state = deskState()
  const label = commandLabel(intent.name)
  const command = commandOf(intent, aggregate, { person: state.person, now: '' })
  const isPromised = state.settings && offlineClassOf(command, shownStateOf(state, aggregate.id), state.settings) === 'onlineQueued'
  if (isPromised) notify({ tone: 'info', title: say('{label}: waiting to be sent', { label }), text: promiseOf(intent) })
  else announce(say('{label}: saved at this desk, waiting to send.', { label }))
  for (const warning of warnings)
    notify({ tone: 'wait', title: say('{label}: saved at this desk, but', { label }), text: warningSentence(warning) })
}

function sayResult(intent: Intent, result: IssueResult): void {
  const label = commandLabel(intent.name)
  if (result.status === 'refused') {
    const { sentence, nextStep } = refusalSentence(result.refusal)
    notify({ tone: 'stop', title: say('{label}: not done', { label }), text: `${sentence} ${nextStep}` })
  }
  if (result.status === 'accepted') {
    for (const warning of result.warnings)
      notify({ tone: 'wait', title: say('{label}: done, but', { label }), text: warningSentence(warning) })
  }
}
