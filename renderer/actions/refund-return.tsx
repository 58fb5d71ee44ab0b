import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { netPaid, refundable } from '../../shared/lifecycle/order-money.ts'
import { findReturn } from '../../shared/lifecycle/quantities.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { MoneyField } from '../components/money-field.tsx'
import type { ActionFormProps, ActionTarget, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { REFUND_METHOD_LABELS, type RefundMethod, refundMethodsOf } from './refund-method.ts'

/** Gives back what a return is worth, or part of it; when it has succeeded the return is completed. */
export const refundReturn: OrderAction = {
  id: 'refund-return',
  label: commandLabel('RefundReturn'),
  shortcut: null,
  isGrave: true,
  intent: (target) => {
    const { order, returnId } = target
    if (returnId === undefined) return null
    const method = refundMethodsOf(order)[0]
    return { name: 'RefundReturn', args: { returnId, ...(method ? { method } : {}) } }
  },
  Form: RefundReturnForm,
}

function RefundReturnForm({ target, refusal, submit, cancel }: ActionFormProps) {
  const { order, returnId = '' } = target
  const methods = refundMethodsOf(order)
  const ceiling = refundableNow(target)
  const [amount, setAmount] = useState(ceiling)
  const [method, setMethod] = useState<RefundMethod>(methods[0] ?? 'manual')
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      submitLabel={`Refund ${moneyText(amount, order.currency)}`}
      isGrave
      isIncomplete={amount === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() =>
        submit({ name: 'RefundReturn', args: { returnId, amount, method, ...(reason.trim() ? { reason: reason.trim() } : {}) } })
      }
    >
      <MoneyField
        label="Amount"
        description={`At most ${moneyText(ceiling, order.currency)}.`}
        currency={order.currency}
        minor={amount}
        autoFocus
        onChange={setAmount}
      />
      <NativeSelect
        label="How the money goes back"
        value={method}
        onChange={(event) => setMethod(methods.find((each) => each === event.currentTarget.value) ?? 'manual')}
        data={methods.map((each) => ({ value: each, label: REFUND_METHOD_LABELS[each] }))}
      />
      <TextInput label="Why" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionForm>
  )
}

function refundableNow({ order, returnId = '' }: ActionTarget): number {
  const each = findReturn(order, returnId)
  return each ? Math.max(0, Math.min(refundable(order, each), netPaid(order))) : 0
}
