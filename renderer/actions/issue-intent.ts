import type { AggregateRef } from '../../shared/lifecycle/command.ts'
import { offlineClassOf } from '../../shared/lifecycle/fact-or-intent.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { warningSentence } from '../../shared/views/warning-sentence.ts'
import type { IssueResult } from '../offline/issue-command.ts'
import { issueCommand } from '../state/issue-command.ts'
import { notify } from '../state/notices.ts'
import type { Intent } from './action.ts'

/**
 * Issues the intent and says at the edge of the screen what did not go as wished; resolves when the outcome is durable.
 * What was not saved at all is said by the issuing path itself.
 */
export async function issueIntent(intent: Intent, aggregate: AggregateRef): Promise<IssueResult> {
  const result = await issueCommand(intent.name, aggregate, intent.args)
  sayResult(intent, result)
  return result
}

function sayResult(intent: Intent, result: IssueResult): void {
  const label = commandLabel(intent.name)
  if (result.status === 'refused') {
    const { sentence, nextStep } = refusalSentence(result.refusal)
    notify({ tone: 'stop', title: `${label}: not done`, text: `${sentence} ${nextStep}` })
  }
  if (result.status === 'accepted') {
    for (const warning of result.warnings) notify({ tone: 'wait', title: `${label}: done, but`, text: warningSentence(warning) })
  }
}
