import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../shared/lifecycle/order.ts'
import { returnValue } from '../../shared/lifecycle/order-money.ts'
import { findReturn, findShipment } from '../../shared/lifecycle/quantities.ts'
import type { Return } from '../../shared/lifecycle/return.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { returnCostsLeft } from '../../shared/views/return-costs-left.ts'
import { say } from '../../shared/wording/say.ts'
import { MoneyField } from '../components/money-field.tsx'
import { sayNodes } from '../i18n/say-nodes.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

type Changes = Partial<Pick<Return, 'shippingCost' | 'handlingCost' | 'returnCost' | 'voucherValue' | 'comment'>>

/** Costs and comment of a return as long as no money moved; other goods are another return. */
export const editReturn: OrderAction = {
  id: 'edit-return',
  label: COMMAND_LABELS.EditReturn,
  shortcut: null,
  intent: ({ order, returnId = '' }) => {
    const back = findReturn(order, returnId)
    return back ? { name: 'EditReturn', args: { returnId, comment: `${back.comment} ` } } : null
  },
  Form: EditReturnForm,
}

function EditReturnForm({ target: { order, returnId = '' }, refusal, submit, cancel }: ActionFormProps) {
  const [changes, setChanges] = useState<Changes>({})
  const back = findReturn(order, returnId)
  if (!back) return null
  const edited = { ...back, ...changes }
  const left = costsLeftBeside(order, back)
  const change = (more: Changes) => setChanges((before) => ({ ...before, ...more }))
  return (
    <ActionForm
      submitLabel={say('Save return')}
      isIncomplete={Object.keys(realChanges(back, changes)).length === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'EditReturn', args: { returnId, ...realChanges(back, changes) } })}
    >
      <MoneyField
        label={say('Shipping cost to give back')}
        description={mostText(left.shipping, order.currency)}
        currency={order.currency}
        minor={edited.shippingCost}
        disabled={left.shipping === 0}
        autoFocus={left.shipping > 0}
        onChange={(shippingCost) => change({ shippingCost })}
      />
      <MoneyField
        label={say('Handling cost to give back')}
        description={mostText(left.handling, order.currency)}
        currency={order.currency}
        minor={edited.handlingCost}
        disabled={left.handling === 0}
        onChange={(handlingCost) => change({ handlingCost })}
      />
      <MoneyField
        label={say('Return cost to keep')}
        description={say('Taken off what is given back.')}
        currency={order.currency}
        minor={edited.returnCost}
        autoFocus={left.shipping === 0}
        onChange={(returnCost) => change({ returnCost })}
      />
      {(order.discounts.length > 0 || back.voucherValue > 0) && (
        <MoneyField
          label={say('Voucher share to keep')}
          description={say('Taken off what is given back.')}
          currency={order.currency}
          minor={edited.voucherValue}
          onChange={(voucherValue) => change({ voucherValue })}
        />
      )}
      <Textarea
        label={say('Comment')}
        rows={2}
        value={edited.comment}
        onChange={(event) => change({ comment: event.currentTarget.value })}
      />
      <Text size="sm">
        {sayNodes('The return is worth {amount}.', { amount: <strong>{moneyText(returnValue(edited), order.currency)}</strong> })}
      </Text>
    </ActionForm>
  )
}

function realChanges(back: Return, changes: Changes): Changes {
  const before: Readonly<Record<string, unknown>> = { ...back }
  return Object.fromEntries(Object.entries(changes).filter(([field, value]) => value !== before[field]))
}

function mostText(most: number, currency: string): string {
  return most === 0 ? say('None was paid with this shipment.') : say('At most {amount}.', { amount: moneyText(most, currency) })
}

/** What the shipment's payment carried, less what other returns give back of it. */
function costsLeftBeside(order: Order, back: Return): { readonly shipping: number; readonly handling: number } {
  const shipment = findShipment(order, back.shipmentId)
  if (!shipment) return { shipping: 0, handling: 0 }
  return returnCostsLeft({ ...order, returns: order.returns.filter((each) => each.id !== back.id) }, shipment)
}
