import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { StockForm } from './stock-form.tsx'
import { activeWarehouses, warehouseName } from './stock-warehouses.ts'
import { useUnitScans } from './use-unit-scans.ts'

/** Puts goods that came in on a warehouse's shelf. */
export const receiveStock: StockAction = {
  id: 'receive-stock',
  label: COMMAND_LABELS.ReceiveStock,
  shortcut: 'r',
  intent: ({ item, warehouseId }) => receipt(warehouseId, item.id, 1, ''),
  Form: ReceiveStockForm,
}

function ReceiveStockForm({ target, context, submit, cancel }: StockFormProps) {
  const [warehouseId, setWarehouseId] = useState(target.warehouseId)
  const [quantity, setQuantity] = useState(1)
  const [note, setNote] = useState('')
  const intent = receipt(warehouseId, target.item.id, quantity, note.trim())
  const why = stockRefusal(intent, context)
  const { physical } = context.rules.stock.level(warehouseId, target.item.id)
  useUnitScans(target.item, { warehouseId, units: quantity, suggested: 1, setUnits: setQuantity })
  return (
    <StockForm
      submitLabel={say('Receive')}
      isIncomplete={why !== null}
      note={note}
      noteHint={say('Such as the number of the delivery.')}
      onNote={setNote}
      cancel={cancel}
      onSubmit={() =>
        submit(
          intent,
          say('{quantity, plural, one {# unit} other {# units}} received in {warehouse}.', {
            quantity,
            warehouse: warehouseName(warehouseId, context),
          }),
        )
      }
    >
      <WarehouseField label={say('Into')} warehouses={activeWarehouses(context)} value={warehouseId} onChange={setWarehouseId} />
      <CountField
        label={say('Units that came')}
        value={quantity}
        autoFocus
        min={1}
        description={say('{physical, number} on the shelf, {value} then', { physical, value: physical + quantity })}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
    </StockForm>
  )
}

function receipt(warehouseId: string, itemId: string, quantity: number, note: string): StockIntent {
  return { name: 'ReceiveStock', args: { warehouseId, lines: [{ itemId, quantity }], note } }
}
