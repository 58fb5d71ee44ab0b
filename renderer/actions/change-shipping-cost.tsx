import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { say } from '../../shared/wording/say.ts'
import { MoneyField } from '../components/money-field.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Lowers what the customer pays for shipping; it is never raised after the sale. */
export const changeShippingCost: OrderAction = {
  id: 'change-shipping-cost',
  label: COMMAND_LABELS.ChangeShippingCost,
  shortcut: null,
  intent: ({ order }) => (order.shippingCost > 0 ? { name: 'ChangeShippingCost', args: { shippingCost: 0 } } : null),
  Form: ChangeShippingCostForm,
}

function ChangeShippingCostForm({ target: { order }, refusal, submit, cancel }: ActionFormProps) {
  const [shippingCost, setShippingCost] = useState(order.shippingCost)
  return (
    <ActionForm
      submitLabel={say('Change shipping cost')}
      isIncomplete={shippingCost === order.shippingCost}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'ChangeShippingCost', args: { shippingCost } })}
    >
      <MoneyField
        label={say('Shipping cost')}
        description={say('Now {amount}; it can only go down.', { amount: moneyText(order.shippingCost, order.currency) })}
        currency={order.currency}
        minor={shippingCost}
        autoFocus
        onChange={setShippingCost}
      />
    </ActionForm>
  )
}
