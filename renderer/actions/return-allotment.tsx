import { NativeSelect } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Allotment } from '../../shared/lifecycle/allotment.ts'
import { mayAlways } from '../../shared/lifecycle/permissions.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { CountField } from '../components/count-field.tsx'
import { deskState } from '../state/desk-state.ts'
import { useShopDesks } from '../state/use-shop-desks.ts'
import type { ActionContext } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { type StockAction, type StockFormProps, type StockIntent, type StockTarget, stockRefusal } from './stock-action.ts'

/** Frees what is reserved for a desk: this one's own, or, for who may reserve, what a silent or lost desk still has. */
export const returnAllotment: StockAction = {
  id: 'return-allotment',
  label: COMMAND_LABELS.ReturnAllotment,
  shortcut: 'g',
  intent: (target, context) => {
    const [first] = returnable(target, context)
    return first ? giveBack(target.warehouseId, first.deskId, target.item.id, 1) : null
  },
  Form: ReturnAllotmentForm,
}

function ReturnAllotmentForm({ target, context, submit, cancel }: StockFormProps) {
  const { desks, load } = useShopDesks()
  useEffect(() => void load(), [load])
  const holders = returnable(target, context)
  const [chosenId, setChosenId] = useState(holders[0]?.deskId ?? '')
  const held = holders.find((each) => each.deskId === chosenId)?.quantity ?? 0
  const [quantity, setQuantity] = useState(held)
  const intent = giveBack(target.warehouseId, chosenId, target.item.id, quantity)
  const why = stockRefusal(intent, context)
  const nameOf = (deskId: string) => desks?.find((desk) => desk.id === deskId)?.name ?? (isThisDesk(deskId) ? say('This desk') : deskId)
  const choose = (deskId: string) => {
    setChosenId(deskId)
    setQuantity(holders.find((each) => each.deskId === deskId)?.quantity ?? 0)
  }
  return (
    <ActionForm
      submitLabel={say('Give back')}
      isIncomplete={why !== null}
      refusal={null}
      cancel={cancel}
      onSubmit={() =>
        submit(
          intent,
          say('{quantity, plural, one {# unit} other {# units}} given back from {name}.', { quantity, name: nameOf(chosenId) }),
        )
      }
    >
      <NativeSelect
        label={say('From')}
        description={say('A desk without a line may have sold them already: then a case is opened when it is back.')}
        value={chosenId}
        data={holders.map(({ deskId }) => ({ value: deskId, label: nameOf(deskId) }))}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      <CountField
        label={say('Units to give back')}
        value={quantity}
        autoFocus
        min={1}
        description={say('{held, number} reserved', { held })}
        error={why?.sentence ?? null}
        onChange={setQuantity}
      />
    </ActionForm>
  )
}

function returnable({ item, warehouseId }: StockTarget, { rules, person }: ActionContext): readonly Allotment[] {
  const { allotments = [] } = rules.stock.level(warehouseId, item.id)
  return mayAlways(person.role, 'GrantAllotment') ? allotments : allotments.filter(({ deskId }) => isThisDesk(deskId))
}

function isThisDesk(deskId: string): boolean {
  return deskState().greeting?.deskId === deskId
}

function giveBack(warehouseId: string, deskId: string, itemId: string, quantity: number): StockIntent {
  return { name: 'ReturnAllotment', args: { warehouseId, deskId, lines: [{ itemId, quantity }] } }
}
