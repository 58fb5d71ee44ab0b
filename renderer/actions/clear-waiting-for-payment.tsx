import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Lets an order go on whose money has come another way, such as a bank wire. */
export const clearWaitingForPayment: OrderAction = {
  id: 'clear-waiting-for-payment',
  label: 'Payment has come',
  shortcut: null,
  intent: ({ order }) => (order.isWaitingForPayment ? { name: 'ClearWaitingForPayment', args: { reason: 'payment has come' } } : null),
  Form: ClearWaitingForPaymentForm,
}

function ClearWaitingForPaymentForm({ refusal, submit, cancel }: ActionFormProps) {
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      submitLabel="Payment has come"
      isIncomplete={reason.trim() === ''}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'ClearWaitingForPayment', args: { reason: reason.trim() } })}
    >
      <TextInput
        label="How do you know?"
        description="Such as the day and reference of the bank statement."
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
