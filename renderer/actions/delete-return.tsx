import { Text } from '@mantine/core'
import { findReturn } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Takes back a return nothing was refunded for; stock goes back to where it stood before. */
export const deleteReturn: OrderAction = {
  id: 'delete-return',
  label: COMMAND_LABELS.DeleteReturn,
  shortcut: null,
  isGrave: true,
  intent: ({ returnId }) => (returnId === undefined ? null : { name: 'DeleteReturn', args: { returnId } }),
  Form: DeleteReturnForm,
}

function DeleteReturnForm({ target: { order, returnId = '' }, refusal, submit, cancel }: ActionFormProps) {
  return (
    <ActionForm
      submitLabel={say('Delete return')}
      isGrave
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'DeleteReturn', args: { returnId } })}
    >
      <Text>
        {say('Return {number} is taken back, and what it put into stock is taken out again.', {
          number: findReturn(order, returnId)?.number ?? '',
        })}
      </Text>
    </ActionForm>
  )
}
