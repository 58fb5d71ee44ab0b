import { NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import { mayAlways } from '../../shared/lifecycle/permissions.ts'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { CountField } from '../components/count-field.tsx'
import { WarehouseField } from '../components/warehouse-field.tsx'
import { deskState } from '../state/desk-state.ts'
import { useShopDesks } from '../state/use-shop-desks.ts'
import { ActionForm } from './action-form.tsx'
import { type StockAction, type StockFormProps, type StockIntent, stockRefusal } from './stock-action.ts'
import { sparingWarehouse, warehouseName, warehousesWith } from './stock-warehouses.ts'

/** Lets one desk sell units even while it has no line: nobody else may promise them from then on. */
export const grantAllotment: StockAction = {
  id: 'grant-allotment',
  label: COMMAND_LABELS.GrantAllotment,
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
    { value: own?.deskId ?? '', label: own?.joined?.deskName ?? say('This desk') },
  ]
  const [deskId, setDeskId] = useState(own?.deskId ?? '')
  const [warehouseId, setWarehouseId] = useState(() => sparingWarehouse(target.warehouseId, item.id, context))
  const [quantity, setQuantity] = useState(1)
  const intent = grant(warehouseId, deskId, item.id, quantity)
  const why = stockRefusal(intent, context)
  const deskName = choices.find((each) => each.value === deskId)?.label ?? say('the desk')
  return (
    <ActionForm
      submitLabel={say('Reserve')}
      isIncomplete={why !== null}
      refusal={null}
      cancel={cancel}
      onSubmit={() =>
        submit(
          intent,
          say('{quantity, plural, one {# unit} other {# units}} in {warehouse} reserved for {deskName}.', {
            quantity,
            warehouse: warehouseName(warehouseId, context),
            deskName,
          }),
        )
      }
    >
      <NativeSelect label={say('For')} value={deskId} data={choices} onChange={(event) => setDeskId(event.currentTarget.value)} />
      <WarehouseField label={say('From')} warehouses={warehousesWith(item.id, context)} value={warehouseId} onChange={setWarehouseId} />
      <CountField
        label={say('Units only this desk may sell')}
        value={quantity}
        autoFocus
        min={1}
        description={say('{freeToAllocate} free', { freeToAllocate: freeToAllocate(context.rules.stock.level(warehouseId, item.id)) })}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
    </ActionForm>
  )
}

function grant(warehouseId: string, deskId: string, itemId: string, quantity: number): StockIntent {
  return { name: 'GrantAllotment', args: { warehouseId, deskId, lines: [{ itemId, quantity }] } }
}
