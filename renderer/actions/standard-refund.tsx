import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../shared/lifecycle/order.ts'
import { netPaid } from '../../shared/lifecycle/order-money.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { lineFacts } from '../../shared/views/order-facts.ts'
import { say } from '../../shared/wording/say.ts'
import { chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import { MoneyField } from '../components/money-field.tsx'
import { StockActionField, type StockChoice } from '../components/stock-action-field.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { type RefundMethod, refundChoices, refundMethodFrom } from './refund-method.ts'

/** Cancels unshipped units that were paid for and gives their money back in one step. */
export const standardRefund: OrderAction = {
  id: 'standard-refund',
  label: COMMAND_LABELS.StandardRefund,
  shortcut: null,
  isGrave: true,
  intent: ({ order }) => {
    const line = lineFacts(order).find((facts) => facts.free > 0)
    if (netPaid(order) <= 0 || (!line && !hasSurplus(order))) return null
    return {
      name: 'StandardRefund',
      args: {
        lines: line ? [{ orderLineId: line.line.id, quantity: 1 }] : [],
        stockAction: 'releaseItemsBackToWarehouse',
        shippingCost: 0,
        reason: 'cannot be delivered',
      },
    }
  },
  Form: StandardRefundForm,
}

// Money kept for nothing: a shipping cost of an order of which no line is left, a refund the provider declined.
function hasSurplus(order: Order): boolean {
  return order.totals.totalQuantity === 0 || order.refunds.some((refund) => refund.state === 'failed')
}

function StandardRefundForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const [shippingCost, setShippingCost] = useState(0)
  const [method, setMethod] = useState<RefundMethod | null>(null)
  const [stock, setStock] = useState<StockChoice>({ stockAction: 'releaseItemsBackToWarehouse' })
  const [reason, setReason] = useState('')
  const lines = chosenLines(quantities)
  return (
    <ActionForm
      submitLabel={say('Cancel and refund')}
      isGrave
      isIncomplete={(lines.length === 0 && !hasSurplus(order)) || reason.trim() === ''}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() =>
        submit({ name: 'StandardRefund', args: { lines, ...stock, shippingCost, ...(method ? { method } : {}), reason: reason.trim() } })
      }
    >
      <LineQuantities
        lines={lineFacts(order)
          .filter((facts) => facts.free > 0)
          .map((facts) => ({ id: facts.line.id, snapshot: facts.line.snapshot, max: facts.free }))}
        quantities={quantities}
        onChange={setQuantities}
      />
      <MoneyField
        label={say('Shipping cost to give back')}
        description={say('The customer has {amount} paid with us.', { amount: moneyText(netPaid(order), order.currency) })}
        currency={order.currency}
        minor={shippingCost}
        onChange={setShippingCost}
      />
      <NativeSelect
        label={say('How the money goes back')}
        value={method ?? ''}
        onChange={(event) => setMethod(refundMethodFrom(event.currentTarget.value))}
        data={[...refundChoices(order)]}
      />
      {order.allocations.length > 0 && (
        <StockActionField label={say('Allocated stock')} settings={context.rules.settings} value={stock} onChange={setStock} />
      )}
      <TextInput label={say('Why')} required value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ActionForm>
  )
}
