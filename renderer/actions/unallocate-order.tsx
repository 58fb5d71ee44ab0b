import { useState } from 'react'
import { sumOf } from '../../shared/base/money.ts'
import { freeAllocations } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import { StockActionField, type StockChoice } from '../components/stock-action-field.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Gives up allocated stock that is in no shipment, and says what becomes of the goods. */
export const unallocateOrder: OrderAction = {
  id: 'unallocate-order',
  label: COMMAND_LABELS.UnallocateOrder,
  shortcut: null,
  intent: ({ order }) => {
    const allocation = order.lines.flatMap((line) => freeAllocations(order, line.id))[0] ?? order.allocations[0]
    if (!allocation) return null
    return {
      name: 'UnallocateOrder',
      args: { lines: [{ orderLineId: allocation.orderLineId, quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' },
    }
  },
  Form: UnallocateOrderForm,
}

function UnallocateOrderForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const choosable = order.lines
    .map((line) => ({
      id: line.id,
      snapshot: line.snapshot,
      max: sumOf(freeAllocations(order, line.id), (allocation) => allocation.quantity),
    }))
    .filter((line) => line.max > 0)
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries(choosable.map((line) => [line.id, line.max])),
  )
  const [stock, setStock] = useState<StockChoice>({ stockAction: 'releaseItemsBackToWarehouse' })
  const lines = chosenLines(quantities)
  return (
    <ActionForm
      submitLabel={say('Release stock')}
      isIncomplete={lines.length === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'UnallocateOrder', args: { lines, ...stock } })}
    >
      <LineQuantities lines={choosable} quantities={quantities} onChange={setQuantities} />
      <StockActionField label={say('What becomes of the goods')} settings={context.rules.settings} value={stock} onChange={setStock} />
    </ActionForm>
  )
}
