import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { netPaid, refundable } from '../../shared/lifecycle/order-money.ts'
import { findReturn } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { say } from '../../shared/wording/say.ts'
import { MoneyField } from '../components/money-field.tsx'
import type { ActionFormProps, ActionTarget, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { type RefundMethod, refundChoices, refundMethodFrom } from './refund-method.ts'

/** Gives back what a return is worth, or part of it; when it has succeeded the return is completed. */
export const refundReturn: OrderAction = {
  id: 'refund-return',
  label: COMMAND_LABELS.RefundReturn,
  shortcut: null,
  isGrave: true,
  intent: (target) => {
    const { returnId } = target
    if (returnId === undefined) return null
    return { name: 'RefundReturn', args: { returnId } }
  },
  Form: RefundReturnForm,
}

function RefundReturnForm({ target, refusal, submit, cancel }: ActionFormProps) {
  const { order, returnId = '' } = target
  const ceiling = refundableNow(target)
  const [amount, setAmount] = useState(ceiling)
  const [method, setMethod] = useState<RefundMethod | null>(null)
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      submitLabel={say('Refund {amount}', { amount: moneyText(amount, order.currency) })}
      isGrave
      isIncomplete={amount === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() =>
        submit({
          name: 'RefundReturn',
          args: { returnId, amount, ...(method ? { method } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) },
        })
      }
    >
      <MoneyField
        label={say('Amount')}
        description={say('At most {amount}.', { amount: moneyText(ceiling, order.currency) })}
        currency={order.currency}
        minor={amount}
        autoFocus
        onChange={setAmount}
      />
      <NativeSelect
        label={say('How the money goes back')}
        value={method ?? ''}
        onChange={(event) => setMethod(refundMethodFrom(event.currentTarget.value))}
        data={[...refundChoices(order)]}
      />
      <TextInput label={say('Why')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionForm>
  )
}

function refundableNow({ order, returnId = '' }: ActionTarget): number {
  const each = findReturn(order, returnId)
  return each ? Math.max(0, Math.min(refundable(order, each), netPaid(order))) : 0
}
