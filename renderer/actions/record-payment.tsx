import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { sumOf } from '../../shared/base/money.ts'
import { capturable, outstanding } from '../../shared/lifecycle/order-money.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { msg, say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Records that all the order still owes has come: a bank wire, a paid invoice, a shipping cost left on no shipment. */
export const recordPayment: OrderAction = {
  id: 'record-payment',
  label: msg('Payment has come'),
  shortcut: null,
  // What a card has authorized is captured; recording it as well would book it twice.
  intent: ({ order }) => (sumOf(order.payments, capturable) > 0 ? null : { name: 'MarkAsPaid', args: {} }),
  Form: RecordPaymentForm,
}

function RecordPaymentForm({ target: { order }, refusal, submit, cancel }: ActionFormProps) {
  const [reference, setReference] = useState('')
  return (
    <ActionForm
      submitLabel={say('Payment has come')}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'MarkAsPaid', args: reference.trim() === '' ? {} : { reference: reference.trim() } })}
    >
      <Text>{say('{amount} is booked as paid.', { amount: moneyText(outstanding(order), order.currency) })}</Text>
      <TextInput
        label={say('Reference')}
        description={say('Such as the day and number on the bank statement.')}
        data-autofocus
        value={reference}
        onChange={(event) => setReference(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
