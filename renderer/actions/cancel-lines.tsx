import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { lineFacts } from '../../shared/views/order-facts.ts'
import { say } from '../../shared/wording/say.ts'
import { chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import { StockActionField, type StockChoice } from '../components/stock-action-field.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Takes units off the order that are neither shipped nor in a shipment. */
export const cancelLines: OrderAction = {
  id: 'cancel-lines',
  label: COMMAND_LABELS.CancelLines,
  shortcut: null,
  intent: ({ order }) => {
    const facts = lineFacts(order)
    const line = facts.find((each) => each.free > 0) ?? facts.find((each) => each.ordered > each.cancelled)
    if (!line) return null
    return {
      name: 'CancelLines',
      args: { lines: [{ orderLineId: line.line.id, quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' },
    }
  },
  Form: CancelLinesForm,
}

function CancelLinesForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const [comment, setComment] = useState('')
  const [stock, setStock] = useState<StockChoice>({ stockAction: 'releaseItemsBackToWarehouse' })
  const lines = chosenLines(quantities)
  const choosable = lineFacts(order).filter((facts) => facts.free > 0)
  return (
    <ActionForm
      submitLabel={say('Cancel items')}
      isGrave
      isIncomplete={lines.length === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'CancelLines', args: { lines, ...stock, ...(comment.trim() ? { comment: comment.trim() } : {}) } })}
    >
      <LineQuantities
        lines={choosable.map((facts) => ({ id: facts.line.id, snapshot: facts.line.snapshot, max: facts.free }))}
        quantities={quantities}
        onChange={setQuantities}
      />
      {order.allocations.length > 0 && (
        <StockActionField label={say('Allocated stock')} settings={context.rules.settings} value={stock} onChange={setStock} />
      )}
      <TextInput label={say('Why')} value={comment} onChange={(event) => setComment(event.currentTarget.value)} />
    </ActionForm>
  )
}
