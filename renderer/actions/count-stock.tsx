import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { Callout } from '../components/callout.tsx'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { StockForm } from './stock-form.tsx'
import { warehouseName, warehousesWith } from './stock-warehouses.ts'
import { useUnitScans } from './use-unit-scans.ts'

/** Books what was found on the shelf. What orders hold stays booked; what is missing of that is said, with the orders it endangers. */
export const countStock: StockAction = {
  id: 'count-stock',
  label: COMMAND_LABELS.CountStock,
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
  useUnitScans(item, { warehouseId, units: quantity, suggested: level.physical, setUnits: setQuantity })
  const chooseWarehouse = (chosen: string) => {
    setWarehouseId(chosen)
    setQuantity(context.rules.stock.level(chosen, item.id).physical)
  }
  return (
    <StockForm
      submitLabel={say('Book the count')}
      isIncomplete={why !== null}
      note={note}
      noteHint={say('Such as who counted.')}
      onNote={setNote}
      cancel={cancel}
      onSubmit={() =>
        submit(
          intent,
          say('{quantity, plural, one {# unit} other {# units}} counted in {warehouse}.', {
            quantity,
            warehouse: warehouseName(warehouseId, context),
          }),
        )
      }
    >
      <WarehouseField label={say('Where')} warehouses={warehousesWith(item.id, context)} value={warehouseId} onChange={chooseWarehouse} />
      <CountField
        label={say('Units found')}
        value={quantity}
        autoFocus
        description={differenceText(quantity - level.physical, level.physical)}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
      {missing > 0 && (
        <Callout tone="wait" title={say('{missing, plural, one {# unit} other {# units}} fewer than orders hold', { missing })}>
          {say('{allocated, number} stay booked, the missing {missing, number} are noted as a shortage.', {
            allocated: level.allocated,
            missing,
          })}
          {endangered.length > 0 &&
            say(' In danger: {orders}.', { orders: endangered.map((each) => `${each.number} (${each.quantity})`).join(', ') })}
        </Callout>
      )}
    </StockForm>
  )
}

function differenceText(difference: number, booked: number): string {
  if (difference === 0) return say('{booked} booked: as expected', { booked })
  return difference > 0
    ? say('{booked} booked: {difference, number} more', { booked, difference })
    : say('{booked} booked: {difference, number} fewer', { booked, difference: -difference })
}

function count(warehouseId: string, itemId: string, quantity: number, note: string): StockIntent {
  return { name: 'CountStock', args: { warehouseId, lines: [{ itemId, quantity }], note } }
}
