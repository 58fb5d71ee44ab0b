import { Button } from '@mantine/core'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { commandLabel } from '../../../shared/views/command-label.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { useActionContext } from '../../actions/use-action-context.ts'

/** For who may put an order together and not check it out. */
export function RequestCheckoutButton({ selection }: { readonly selection: Selection }) {
  const context = useActionContext()
  const intent = { name: 'RequestCheckout', args: {} } as const
  const aggregate = { type: 'selection', id: selection.id } as const
  const trial = context && tryIntent(intent, aggregate, { selection, order: null, deleted: false }, context)
  const refused = trial?.outcome === 'refused' ? refusalSentence(trial.refusal) : null
  return (
    <Button variant="default" disabled={refused !== null} title={refused?.sentence} onClick={() => void issueIntent(intent, aggregate)}>
      {commandLabel('RequestCheckout')}
    </Button>
  )
}
