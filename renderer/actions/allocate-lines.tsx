import { Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { demandQuantity } from '../../shared/lifecycle/quantities.ts'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import { msg, say } from '../../shared/wording/say.ts'
import { chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Promises stock to chosen units only, from the market's warehouses or from one a person names. */
export const allocateLines: OrderAction = {
  id: 'allocate-lines',
  label: msg('Allocate chosen stock'),
  shortcut: null,
  intent: ({ order }, context) => {
    if (order.status !== 2 && order.status !== 3) return null
    const waiting = order.lines.filter((line) => demandQuantity(order, line) > 0)
    // Any unit from any warehouse will do; where none can be had, allocating everything says why.
    const { settings, stock } = context.rules
    const [found] = waiting.flatMap((line) =>
      settings.warehouses
        .filter((warehouse) => warehouse.active && freeToAllocate(stock.level(warehouse.id, line.itemId)) > 0)
        .map((warehouse) => ({ orderLineId: line.id, quantity: 1, warehouseId: warehouse.id })),
    )
    return found ? { name: 'AllocateOrder', args: { lines: [found] } } : null
  },
  Form: AllocateLinesForm,
}

function AllocateLinesForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const [warehouseId, setWarehouseId] = useState('')
  const [allowPartial, setPartial] = useState(false)
  const lines = chosenLines(quantities).map((line) => ({ ...line, ...(warehouseId === '' ? {} : { warehouseId }) }))
  const warehouses = context.rules.settings.warehouses.filter((warehouse) => warehouse.active)
  return (
    <ActionForm
      submitLabel={say('Allocate stock')}
      isIncomplete={lines.length === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'AllocateOrder', args: { lines, ...(allowPartial ? { allowPartial } : {}) } })}
    >
      <LineQuantities
        lines={order.lines
          .map((line) => ({ id: line.id, snapshot: line.snapshot, max: demandQuantity(order, line) }))
          .filter((line) => line.max > 0)}
        quantities={quantities}
        onChange={setQuantities}
      />
      <NativeSelect
        label={say('From')}
        value={warehouseId}
        onChange={(event) => setWarehouseId(event.currentTarget.value)}
        data={[
          { value: '', label: say('The market’s warehouses, in their order') },
          ...warehouses.map((warehouse) => ({ value: warehouse.id, label: warehouse.name })),
        ]}
      />
      <Checkbox label={say('Take what there is')} checked={allowPartial} onChange={(event) => setPartial(event.currentTarget.checked)} />
    </ActionForm>
  )
}
