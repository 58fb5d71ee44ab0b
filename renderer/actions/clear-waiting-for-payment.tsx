import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { msg, say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Lets an order go on although its payment is still awaited; no money is booked. */
export const clearWaitingForPayment: OrderAction = {
  id: 'clear-waiting-for-payment',
  label: msg('Go on without the payment'),
  shortcut: null,
  intent: ({ order }) =>
    order.isWaitingForPayment ? { name: 'ClearWaitingForPayment', args: { reason: 'the customer is trusted' } } : null,
  Form: ClearWaitingForPaymentForm,
}

function ClearWaitingForPaymentForm({ refusal, submit, cancel }: ActionFormProps) {
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      submitLabel={say('Go on without the payment')}
      isIncomplete={reason.trim() === ''}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'ClearWaitingForPayment', args: { reason: reason.trim() } })}
    >
      <TextInput
        label={say('Why?')}
        description={say('No money is booked: it must still come before the goods leave.')}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
