import { useState } from 'react'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import type { ActionContext } from './action.ts'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { StockForm } from './stock-form.tsx'
import { activeWarehouses, sparingWarehouse, warehouseName, warehousesWith } from './stock-warehouses.ts'
import { useUnitScans } from './use-unit-scans.ts'

/** Sends goods from one warehouse to another; what orders hold stays where it was promised. */
export const transferStock: StockAction = {
  id: 'transfer-stock',
  label: COMMAND_LABELS.TransferStock,
  shortcut: 't',
  intent: ({ item, warehouseId }, context) => {
    const from = sparingWarehouse(warehouseId, item.id, context)
    const to = otherThan(from, context)
    return to === null ? null : transfer(from, to, item.id, 1, '')
  },
  Form: TransferStockForm,
}

function TransferStockForm({ target, context, submit, cancel }: StockFormProps) {
  const { item } = target
  const [from, setFrom] = useState(() => sparingWarehouse(target.warehouseId, item.id, context))
  const [to, setTo] = useState(() => otherThan(from, context) ?? '')
  const [quantity, setQuantity] = useState(1)
  const [note, setNote] = useState('')
  const intent = transfer(from, to, item.id, quantity, note.trim())
  const why = stockRefusal(intent, context)
  const free = freeToAllocate(context.rules.stock.level(from, item.id))
  useUnitScans(item, { warehouseId: from, units: quantity, suggested: 1, setUnits: setQuantity })
  const chooseFrom = (warehouseId: string) => {
    setFrom(warehouseId)
    if (warehouseId === to) setTo(otherThan(warehouseId, context) ?? '')
  }
  const names = say('from {warehouse} to {warehouse2}', { warehouse: warehouseName(from, context), warehouse2: warehouseName(to, context) })
  return (
    <StockForm
      submitLabel={say('Transfer')}
      isIncomplete={why !== null}
      note={note}
      noteHint={say('Such as the number of the van.')}
      onNote={setNote}
      cancel={cancel}
      onSubmit={() => submit(intent, say('{quantity, plural, one {# unit} other {# units}} sent {names}.', { quantity, names }))}
    >
      <WarehouseField label={say('From')} warehouses={warehousesWith(item.id, context)} value={from} onChange={chooseFrom} />
      <WarehouseField
        label={say('To')}
        warehouses={activeWarehouses(context).filter((warehouse) => warehouse.id !== from)}
        value={to}
        isAlways
        onChange={setTo}
      />
      <CountField
        label={say('Units to send')}
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

function otherThan(warehouseId: string, context: ActionContext): string | null {
  return activeWarehouses(context).find((warehouse) => warehouse.id !== warehouseId)?.id ?? null
}

function transfer(fromWarehouseId: string, toWarehouseId: string, itemId: string, quantity: number, note: string): StockIntent {
  return { name: 'TransferStock', args: { fromWarehouseId, toWarehouseId, lines: [{ itemId, quantity }], note } }
}
