import { useState } from 'react'
import { commandLabel } from '../../shared/views/command-label.ts'
import { chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Brings cancelled units back; they wait for stock again. */
export const restoreLines: OrderAction = {
  id: 'restore-lines',
  label: commandLabel('RestoreLines'),
  shortcut: null,
  intent: ({ order }) => {
    const line = order.lines.find((each) => each.cancelledQuantity > 0)
    return line ? { name: 'RestoreLines', args: { lines: [{ orderLineId: line.id, quantity: 1 }] } } : null
  },
  Form: RestoreLinesForm,
}

function RestoreLinesForm({ target: { order }, refusal, submit, cancel }: ActionFormProps) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const lines = chosenLines(quantities)
  return (
    <ActionForm
      submitLabel="Restore items"
      isIncomplete={lines.length === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'RestoreLines', args: { lines } })}
    >
      <LineQuantities
        lines={order.lines
          .filter((line) => line.cancelledQuantity > 0)
          .map((line) => ({ id: line.id, snapshot: line.snapshot, max: line.cancelledQuantity }))}
        quantities={quantities}
        onChange={setQuantities}
      />
    </ActionForm>
  )
}
