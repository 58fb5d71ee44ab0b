import { Modal, NumberInput, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { NOTHING_YET } from '../../../shared/lifecycle/decision.ts'
import type { ListPrice, ProductItem, ShelfPlace } from '../../../shared/lifecycle/settings.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { ActionForm } from '../../actions/action-form.tsx'
import { issueIntent } from '../../actions/issue-intent.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { MoneyField } from '../../components/money-field.tsx'
import { notify } from '../../state/notices.ts'
import { CATALOGUE, saveItemIntent } from './save-item.ts'

interface EditItemDialogProps {
  readonly item: ProductItem
  readonly context: ActionContext
  onClose(): void
}

/** What an item is called and what it costs, on its own and on each price list. Orders keep the names and prices they were made with. */
export function EditItemDialog({ item, context, onClose }: EditItemDialogProps) {
  const [draft, setDraft] = useState(item)
  const { pricelists = [] } = context.rules.settings
  const intent = saveItemIntent(draft)
  const trial = tryIntent(intent, CATALOGUE, NOTHING_YET, context)
  const refused = trial.outcome === 'refused' ? trial.refusal : null
  const why = refused && refusalSentence(refused)
  const isSkuWrong = refused?.code === 'VALIDATION' && refused.facts.field === 'sku'
  const change = (changes: Partial<ProductItem>) => setDraft((before) => ({ ...before, ...changes }))
  const save = () => {
    if (why) return
    onClose()
    void issueIntent(intent, CATALOGUE).then((result) => {
      if (result.status === 'accepted' || result.status === 'no-effect')
        notify({ tone: 'go', title: say('{productName} is saved.', { productName: draft.productName }) })
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={say('Edit item · {productName}', { productName: item.productName })}
      closeButtonProps={{ 'aria-label': say('Close') }}
      centered
    >
      <ActionForm
        submitLabel={say('Save item')}
        isIncomplete={why !== null}
        refusal={isSkuWrong ? null : why}
        cancel={onClose}
        onSubmit={save}
      >
        <TextInput
          label={say('Name')}
          maxLength={255}
          value={draft.productName}
          onChange={(event) => change({ productName: event.currentTarget.value })}
        />
        <TextInput
          label={say('SKU')}
          maxLength={128}
          value={draft.sku}
          error={isSkuWrong ? why?.sentence : null}
          onChange={(event) => change({ sku: event.currentTarget.value })}
        />
        <TextInput label={say('EAN')} maxLength={128} value={draft.ean} onChange={(event) => change({ ean: event.currentTarget.value })} />
        <MoneyField label={say('Price')} currency={item.currency} minor={draft.unitPrice} onChange={(unitPrice) => change({ unitPrice })} />
        {pricelists.length > 0 && (
          <Stack gap="xs" role="group" aria-label={say('Prices on price lists')}>
            {pricelists.map(({ id, name, currency }) => {
              const listed = draft.prices?.find((price) => price.pricelistId === id)
              return (
                <div key={id}>
                  <Switch
                    label={say('Its own price on {name}', { name })}
                    checked={listed !== undefined}
                    onChange={(event) => change({ prices: withListPrice(draft, id, event.currentTarget.checked ? draft.unitPrice : null) })}
                  />
                  {listed && (
                    <MoneyField
                      label={say('Price on {name}', { name })}
                      currency={currency}
                      minor={listed.unitPrice}
                      onChange={(unitPrice) => change({ prices: withListPrice(draft, id, unitPrice) })}
                    />
                  )}
                </div>
              )
            })}
          </Stack>
        )}
        <NumberInput
          label={say('Kept back from customers')}
          description={say('Units; empty: what the warehouse keeps back.')}
          allowDecimal={false}
          hideControls
          value={draft.stockOffset ?? ''}
          onChange={(value) => change({ stockOffset: value === '' ? null : Number(value) })}
        />
        <Stack gap="xs" role="group" aria-label={say('Where it lies')}>
          {context.rules.settings.warehouses
            .filter((warehouse) => warehouse.active)
            .map(({ id, name }) => (
              <TextInput
                key={id}
                label={say('Place in {warehouse}', { warehouse: name })}
                description={say('Shelf or bin, such as A-14; pick lists are sorted by it.')}
                maxLength={32}
                value={draft.places?.find((each) => each.warehouseId === id)?.place ?? ''}
                onChange={(event) => change({ places: withPlace(draft, id, event.currentTarget.value) })}
              />
            ))}
        </Stack>
        <Switch
          label={say('Sold{as, select, other {}}', { as: 'state' })}
          checked={draft.active}
          onChange={(event) => change({ active: event.currentTarget.checked })}
        />
      </ActionForm>
    </Modal>
  )
}

/** The prices with another one on this list; null leaves the list to the item's own price. */
function withListPrice({ prices = [] }: ProductItem, pricelistId: string, unitPrice: number | null): readonly ListPrice[] {
  const others = prices.filter((price) => price.pricelistId !== pricelistId)
  return unitPrice === null ? others : [...others, { pricelistId, unitPrice }]
}

/** The places with this one in the warehouse; an empty one is no place. */
function withPlace({ places = [] }: ProductItem, warehouseId: string, place: string): readonly ShelfPlace[] {
  const others = places.filter((each) => each.warehouseId !== warehouseId)
  return place === '' ? others : [...others, { warehouseId, place }]
}
