import { isDone } from '../offline/issue-command.ts'
import type { NotAccepted } from '../state/refusals.ts'
import { dismissRefusal } from '../state/use-refusals.ts'
import type { Intent } from './action.ts'
import { issueIntent } from './issue-intent.ts'

/** Does the same again on the order as it is by now, as new commands, one after the other; the first that fails ends it. */
export async function redoRefusal(refusal: NotAccepted): Promise<void> {
  await dismissRefusal(refusal)
  for (const { command } of [refusal.head, ...refusal.after]) {
    const result = await issueIntent({ name: command.name, args: command.args } as Intent, command.aggregate)
    if (!isDone(result)) return
  }
}
