import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Removes a cancelled order and its personal data for good; only the number stays, and is never used again. */
export const deleteOrder: OrderAction = {
  id: 'delete-order',
  label: COMMAND_LABELS.DeleteOrder,
  shortcut: null,
  isGrave: true,
  intent: ({ order }) => ({ name: 'DeleteOrder', args: { typedNumber: order.number } }),
  Form: DeleteOrderForm,
}

function DeleteOrderForm({ target: { order }, refusal, submit, cancel }: ActionFormProps) {
  const [typedNumber, setTypedNumber] = useState('')
  return (
    <ActionForm
      submitLabel={say('Delete for good')}
      isGrave
      isIncomplete={typedNumber.trim() !== order.number}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'DeleteOrder', args: { typedNumber: typedNumber.trim() } })}
    >
      <Text>{say('The order, its history and every copy of it are removed. This cannot be undone.')}</Text>
      <TextInput
        label={say('Type {number} to confirm', { number: order.number })}
        data-autofocus
        autoComplete="off"
        value={typedNumber}
        onChange={(event) => setTypedNumber(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
