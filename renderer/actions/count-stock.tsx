import { useState } from 'react'
import { commandLabel } from '../../shared/views/command-label.ts'
import { Callout } from '../components/callout.tsx'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import { countedText } from '../i18n/format.ts'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { StockForm } from './stock-form.tsx'
import { warehouseName, warehousesWith } from './stock-warehouses.ts'

/** Books what was found on the shelf. What orders hold stays booked; what is missing of that is said, with the orders it endangers. */
export const countStock: StockAction = {
  id: 'count-stock',
  label: commandLabel('CountStock'),
  shortcut: 'c',
  intent: ({ item, warehouseId }, { rules }) => count(warehouseId, item.id, rules.stock.level(warehouseId, item.id).physical + 1, ''),
  Form: CountStockForm,
}

function CountStockForm({ target, context, submit, cancel }: StockFormProps) {
  const { item, held } = target
  const [warehouseId, setWarehouseId] = useState(target.warehouseId)
  const level = context.rules.stock.level(warehouseId, item.id)
  const [quantity, setQuantity] = useState(level.physical)
  const [note, setNote] = useState('')
  const intent = count(warehouseId, item.id, quantity, note.trim())
  const why = stockRefusal(intent, context)
  const missing = Math.max(0, level.allocated - quantity)
  const endangered = held.filter((each) => each.warehouseId === warehouseId)
  const chooseWarehouse = (chosen: string) => {
    setWarehouseId(chosen)
    setQuantity(context.rules.stock.level(chosen, item.id).physical)
  }
  return (
    <StockForm
      submitLabel="Book the count"
      isIncomplete={why !== null}
      note={note}
      noteHint="Such as who counted."
      onNote={setNote}
      cancel={cancel}
      onSubmit={() => submit(intent, `${countedText(quantity, 'unit')} counted in ${warehouseName(warehouseId, context)}.`)}
    >
      <WarehouseField label="Where" warehouses={warehousesWith(item.id, context)} value={warehouseId} onChange={chooseWarehouse} />
      <CountField
        label="Units found"
        value={quantity}
        autoFocus
        description={differenceText(quantity - level.physical, level.physical)}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
      {missing > 0 && (
        <Callout tone="wait" title={`${countedText(missing, 'unit')} fewer than orders hold`}>
          {level.allocated} stay booked, the missing {missing} are noted as a shortage.
          {endangered.length > 0 && ` In danger: ${endangered.map((each) => `${each.number} (${each.quantity})`).join(', ')}.`}
        </Callout>
      )}
    </StockForm>
  )
}

function differenceText(difference: number, booked: number): string {
  if (difference === 0) return `${booked} booked: as expected`
  return `${booked} booked: ${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'}`
}

function count(warehouseId: string, itemId: string, quantity: number, note: string): StockIntent {
  return { name: 'CountStock', args: { warehouseId, lines: [{ itemId, quantity }], note } }
}
