import { useState } from 'react'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { StockForm } from './stock-form.tsx'
import { sparingWarehouse, warehouseName, warehousesWith } from './stock-warehouses.ts'

/** Takes goods that are broken or gone out of the books; what orders hold stays. */
export const removeStock: StockAction = {
  id: 'remove-stock',
  label: COMMAND_LABELS.RemoveStock,
  shortcut: 'x',
  intent: ({ item, warehouseId }, context) => removal(sparingWarehouse(warehouseId, item.id, context), item.id, 1, ''),
  Form: RemoveStockForm,
}

function RemoveStockForm({ target, context, submit, cancel }: StockFormProps) {
  const { item } = target
  const [warehouseId, setWarehouseId] = useState(() => sparingWarehouse(target.warehouseId, item.id, context))
  const [quantity, setQuantity] = useState(1)
  const [note, setNote] = useState('')
  const intent = removal(warehouseId, item.id, quantity, note.trim())
  const why = stockRefusal(intent, context)
  const free = freeToAllocate(context.rules.stock.level(warehouseId, item.id))
  return (
    <StockForm
      submitLabel={say('Remove')}
      isGrave
      isIncomplete={why !== null}
      note={note}
      noteHint={say('What became of them: broken, lost, given away.')}
      onNote={setNote}
      cancel={cancel}
      onSubmit={() =>
        submit(
          intent,
          say('{quantity, plural, one {# unit} other {# units}} removed in {warehouse}.', {
            quantity,
            warehouse: warehouseName(warehouseId, context),
          }),
        )
      }
    >
      <WarehouseField label={say('From')} warehouses={warehousesWith(item.id, context)} value={warehouseId} onChange={setWarehouseId} />
      <CountField
        label={say('Units to remove')}
        value={quantity}
        autoFocus
        min={1}
        description={say('{free, number} not promised to orders', { free })}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
    </StockForm>
  )
}

function removal(warehouseId: string, itemId: string, quantity: number, note: string): StockIntent {
  return { name: 'RemoveStock', args: { warehouseId, lines: [{ itemId, quantity }], note } }
}
