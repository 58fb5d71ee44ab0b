import { useState } from 'react'
import { sumOf } from '../../shared/base/money.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { capturable, paid } from '../../shared/lifecycle/order-money.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { msg, say } from '../../shared/wording/say.ts'
import { MoneyField } from '../components/money-field.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Takes authorized money for the order as a whole; also settles a remainder that is on no shipment. */
export const captureOrder: OrderAction = {
  id: 'capture-order',
  label: msg('Capture on the order'),
  shortcut: null,
  intent: ({ order }) => {
    const amount = suggestedCapture(order)
    // Without an authorization there is nothing this button could mean.
    return amount > 0 ? { name: 'CaptureOrder', args: { amount } } : null
  },
  Form: CaptureOrderForm,
}

/** What is still to be paid, as far as the authorization reaches. */
function suggestedCapture(order: Order): number {
  return Math.max(0, Math.min(sumOf(order.payments, capturable), order.totals.grandTotal - paid(order)))
}

function CaptureOrderForm({ target: { order }, refusal, submit, cancel }: ActionFormProps) {
  const [amount, setAmount] = useState(suggestedCapture(order))
  return (
    <ActionForm
      submitLabel={say('Capture {amount}', { amount: moneyText(amount, order.currency) })}
      isIncomplete={amount === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'CaptureOrder', args: { amount } })}
    >
      <MoneyField
        label={say('Amount')}
        description={say('{amount} can still be captured.', { amount: moneyText(sumOf(order.payments, capturable), order.currency) })}
        currency={order.currency}
        minor={amount}
        autoFocus
        onChange={setAmount}
      />
    </ActionForm>
  )
}
