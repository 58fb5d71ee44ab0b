import { Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { CommandArgs } from '../../../shared/lifecycle/command.ts'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import type { CaseChoice } from '../../../shared/views/case-choices.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { ItemFinder } from '../../components/item-finder.tsx'
import { deskSession } from '../../state/desk-session.ts'
import { findItems } from '../../state/issue-command.ts'
import { useOrder } from '../../state/use-order.ts'
import { useSettings } from '../../state/use-settings.ts'

/** What is said with a choice beside the comment, as far as it was said. */
export type Asked = Pick<CommandArgs['ResolveConflict'], 'orderId' | 'itemId' | 'methodId' | 'warehouseId'>

export const NOTHING_ASKED: Asked = {}

export function isAnswered({ asks }: CaseChoice, asked: Asked): boolean {
  return asks.every((name) => asked[name] !== undefined)
}

export function answersOf(asked: Asked): Asked {
  return asked
}

interface AskedFieldsProps {
  readonly syncCase: SyncCase
  readonly choice: CaseChoice
  readonly value: Asked
  onChange(asked: Asked): void
}

/** What the choice cannot do without, and what it may be told: which payment, item, order or warehouse. */
export function AskedFields({ syncCase, choice, value, onChange }: AskedFieldsProps) {
  const settings = useSettings()
  if (settings === null) return null
  return (
    <>
      {choice.asks.includes('methodId') && (
        <Select
          label={say('Paid by')}
          data={settings.paymentMethods.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.methodId ?? null}
          onChange={(methodId) => onChange(methodId === null ? {} : { methodId })}
        />
      )}
      {choice.asks.includes('itemId') && <ItemField value={value} onChange={onChange} />}
      {choice.asks.includes('orderId') && <OrderField onChange={onChange} />}
      {choice.choice === 'allocateElsewhere' && settings.warehouses.length > 1 && (
        <Select
          label={say('From')}
          placeholder={say('Any other warehouse')}
          clearable
          data={settings.warehouses.map(({ id, name }) => ({ value: id, label: name }))}
          value={value.warehouseId ?? null}
          onChange={(warehouseId) => onChange(warehouseId === null ? {} : { warehouseId })}
        />
      )}
      {choice.choice === 'cancelOne' && syncCase.orderId !== null && syncCase.affectedOrderIds.length > 0 && (
        <WhichField ids={[syncCase.orderId, ...syncCase.affectedOrderIds]} value={value} onChange={onChange} />
      )}
    </>
  )
}

type FieldProps = Pick<AskedFieldsProps, 'value' | 'onChange'>

function ItemField({ value, onChange }: FieldProps) {
  const currency = useSettings()?.stores[0]?.currency ?? ''
  const [name, setName] = useState('')
  return (
    <div>
      <ItemFinder
        currency={currency}
        inFlow
        find={findItems}
        onChoose={(item) => {
          setName(factsLine([item.productName, item.sku]))
          onChange({ itemId: item.id })
        }}
      />
      {value.itemId !== undefined && <p>{say('It was: {name}', { name })}</p>}
    </div>
  )
}

/** An order is named by its number; that it exists is seen before anything is decided. */
function OrderField({ onChange }: Pick<FieldProps, 'onChange'>) {
  const [number, setNumber] = useState('')
  const [isUnknown, setUnknown] = useState(false)
  const find = async (typed: string) => {
    setNumber(typed)
    setUnknown(false)
    onChange({})
    const wanted = typed.trim().toUpperCase()
    if (wanted === '') return
    const { rows } = await deskSession().search(wanted, true)
    const found = rows.find((row) => row.kind === 'order' && row.number.toUpperCase() === wanted)
    if (found) onChange({ orderId: found.id })
    else setUnknown(true)
  }
  return (
    <TextInput
      label={say('Number of the order it belongs to')}
      value={number}
      error={isUnknown && number.includes('-') ? say('No order has this number.') : null}
      onChange={(event) => void find(event.currentTarget.value)}
    />
  )
}

function WhichField({ ids, value, onChange }: FieldProps & { readonly ids: readonly string[] }) {
  const [first = '', second = ''] = ids
  const one = useOrder(first)
  const other = useOrder(second)
  return (
    <Select
      label={say('Which one goes')}
      allowDeselect={false}
      data={[
        {
          value: first,
          label: one.order ? say('{number}, the one of this case', { number: one.order.number }) : say('This order, the one of this case'),
        },
        { value: second, label: other.order?.number ?? say('The other order') },
      ]}
      value={value.orderId ?? first}
      onChange={(orderId) => onChange(orderId === null ? {} : { orderId })}
    />
  )
}
