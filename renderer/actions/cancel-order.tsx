import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { StockActionField, type StockChoice } from '../components/stock-action-field.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Ends an order that nothing was paid or shipped for; it can be restored. */
export const cancelOrder: OrderAction = {
  id: 'cancel-order',
  label: COMMAND_LABELS.CancelOrder,
  shortcut: null,
  isGrave: true,
  intent: () => ({ name: 'CancelOrder', args: { comment: 'cancelled', stockAction: 'releaseItemsBackToWarehouse' } }),
  Form: CancelOrderForm,
}

function CancelOrderForm({ target, context, refusal, submit, cancel }: ActionFormProps) {
  const [comment, setComment] = useState('')
  const [stock, setStock] = useState<StockChoice>({ stockAction: 'releaseItemsBackToWarehouse' })
  return (
    <ActionForm
      submitLabel={say('Cancel order')}
      isGrave
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'CancelOrder', args: { comment: comment.trim(), ...stock } })}
    >
      <Textarea
        label={say('Why')}
        description={say('Stands in the history.')}
        data-autofocus
        rows={2}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {target.order.allocations.length > 0 && (
        <StockActionField label={say('Allocated stock')} settings={context.rules.settings} value={stock} onChange={setStock} />
      )}
    </ActionForm>
  )
}
