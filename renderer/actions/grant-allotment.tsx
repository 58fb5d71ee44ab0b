import { NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { mayAlways } from '../../shared/lifecycle/permissions.ts'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import { countedText } from '../i18n/format.ts'
import { deskState } from '../state/desk-state.ts'
import { useShopDesks } from '../state/use-shop-desks.ts'
import { ActionForm } from './action-form.tsx'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { sparingWarehouse, warehouseName, warehousesWith } from './stock-warehouses.ts'

/** Lets one desk sell units even while it has no line: nobody else may promise them from then on. */
export const grantAllotment: StockAction = {
  id: 'grant-allotment',
  label: commandLabel('GrantAllotment'),
  shortcut: 'd',
  intent: ({ item, warehouseId }, context) => {
    const deskId = deskState().greeting?.deskId
    // A desk that is its own authority has nobody to reserve anything from.
    const isShared = deskState().greeting?.joined != null
    if (deskId === undefined || !isShared || !mayAlways(context.person.role, 'GrantAllotment')) return null
    return grant(sparingWarehouse(warehouseId, item.id, context), deskId, item.id, 1)
  },
  Form: GrantAllotmentForm,
}

function GrantAllotmentForm({ target, context, submit, cancel }: StockFormProps) {
  const { item } = target
  const { desks, load } = useShopDesks()
  useEffect(() => void load(), [load])
  const own = deskState().greeting
  const choices = desks?.filter((desk) => desk.state !== 'revoked').map((desk) => ({ value: desk.id, label: desk.name })) ?? [
    { value: own?.deskId ?? '', label: own?.joined?.deskName ?? 'This desk' },
  ]
  const [deskId, setDeskId] = useState(own?.deskId ?? '')
  const [warehouseId, setWarehouseId] = useState(() => sparingWarehouse(target.warehouseId, item.id, context))
  const [quantity, setQuantity] = useState(1)
  const intent = grant(warehouseId, deskId, item.id, quantity)
  const why = stockRefusal(intent, context)
  const deskName = choices.find((each) => each.value === deskId)?.label ?? 'the desk'
  return (
    <ActionForm
      submitLabel="Reserve"
      isIncomplete={why !== null}
      refusal={null}
      cancel={cancel}
      onSubmit={() =>
        submit(intent, `${countedText(quantity, 'unit')} in ${warehouseName(warehouseId, context)} reserved for ${deskName}.`)
      }
    >
      <NativeSelect label="For" value={deskId} data={choices} onChange={(event) => setDeskId(event.currentTarget.value)} />
      <WarehouseField label="From" warehouses={warehousesWith(item.id, context)} value={warehouseId} onChange={setWarehouseId} />
      <CountField
        label="Units only this desk may sell"
        value={quantity}
        autoFocus
        min={1}
        description={`${freeToAllocate(context.rules.stock.level(warehouseId, item.id))} free`}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
    </ActionForm>
  )
}

function grant(warehouseId: string, deskId: string, itemId: string, quantity: number): StockIntent {
  return { name: 'GrantAllotment', args: { warehouseId, deskId, lines: [{ itemId, quantity }] } }
}
