import { NativeSelect, SegmentedControl, Switch } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { ExchangeRates } from './exchange-rates.tsx'
import { PricelistPanel } from './pricelist-panel.tsx'
import { SellerPanel } from './seller-panel.tsx'
import { figureOf, figureText, ParsedField, SettingTextField } from './setting-fields.tsx'
import { type SettingPlace, SHOP_NAME, valueAt } from './setting-place.ts'
import { type ControlIds, SettingRow } from './setting-row.tsx'
import type { SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'
import { STORE_OPTIONS, type StoreOption } from './store-options.ts'

interface StoreSectionProps {
  readonly editing: SettingsEditing
  readonly isReadOnly: boolean
  /** The one shown; the first where there is none of this id. */
  readonly storeId: string
  chooseStore(storeId: string): void
}

/** Every option of a store, one store at a time. */
export function StoreSection({ editing, isReadOnly, storeId, chooseStore }: StoreSectionProps) {
  const { stores } = editing.settings
  const store = stores.find((each) => each.id === storeId) ?? stores[0]
  return (
    <>
      <Panel title={say('Shop')}>
        <div className={styles.which}>
          <fieldset className={styles.bare} disabled={isReadOnly} aria-label={say('Shop')}>
            <SettingTextField editing={editing} place={SHOP_NAME} label={say('Shop name')} />
          </fieldset>
          {stores.length > 1 && (
            <NativeSelect
              label={say('Store, one of {count, number}', { count: stores.length })}
              value={store?.id ?? ''}
              onChange={(event) => chooseStore(event.currentTarget.value)}
              data={stores.map((each) => ({ value: each.id, label: `${each.name} (${each.currency})` }))}
            />
          )}
        </div>
      </Panel>
      {store && (
        <fieldset
          key={store.id}
          className={styles.bare}
          disabled={isReadOnly}
          aria-label={say('Options of {store}', { store: store.name })}
        >
          {STORE_OPTIONS.map((group) => (
            <Panel key={say(group.title)} title={say(group.title)}>
              {group.options.map((option) => (
                <OptionRow key={option.part} editing={editing} storeId={store.id} option={option} />
              ))}
            </Panel>
          ))}
          <ExchangeRates editing={editing} store={store} />
          <SellerPanel editing={editing} store={store} />
        </fieldset>
      )}
      <fieldset className={styles.bare} disabled={isReadOnly} aria-label={say('Price lists of the shop')}>
        <PricelistPanel editing={editing} />
      </fieldset>
    </>
  )
}

function OptionRow({
  editing,
  storeId,
  option,
}: {
  readonly editing: SettingsEditing
  readonly storeId: string
  readonly option: StoreOption
}) {
  const place: SettingPlace = { field: 'stores', id: storeId, part: option.part }
  return (
    <SettingRow editing={editing} place={place} label={say(option.label)} what={say(option.what)} when={say(option.when)}>
      {(ids) => <OptionControl editing={editing} place={place} option={option} ids={ids} />}
    </SettingRow>
  )
}

interface OptionControlProps {
  readonly editing: SettingsEditing
  readonly place: SettingPlace
  readonly option: StoreOption
  readonly ids: ControlIds
}

function OptionControl({ editing, place, option, ids: { labelId, ...ids } }: OptionControlProps) {
  const value = valueAt(editing.settings, place)
  switch (option.control) {
    case 'switch':
      return (
        <Switch
          {...ids}
          size="md"
          checked={value === true}
          onChange={(event) => editing.set(place, event.currentTarget.checked)}
          aria-labelledby={labelId}
        />
      )
    case 'choice': {
      const chosen = String(value ?? option.leftOut)
      const choices = option.choices.map((choice) => ({ value: choice.value, label: say(choice.label) }))
      return choices.every((choice) => choice.label.length < 14) ? (
        <SegmentedControl
          id={ids.id}
          aria-labelledby={labelId}
          aria-describedby={ids['aria-describedby']}
          value={chosen}
          onChange={(next) => editing.set(place, next)}
          data={choices}
        />
      ) : (
        // A plain element, like the fields: the kit's would take away the sentence that describes it.
        <span className={styles.box} data-wide>
          <select {...ids} value={chosen} onChange={(event) => editing.set(place, event.currentTarget.value)}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </span>
      )
    }
    case 'text':
      return (
        <ParsedField
          id={ids.id}
          describedBy={ids['aria-describedby']}
          isWrong={ids['aria-invalid']}
          isWide
          value={String(value)}
          onText={(text) => editing.set(place, text)}
        />
      )
    case 'figure':
      return (
        <ParsedField
          id={ids.id}
          describedBy={ids['aria-describedby']}
          isWrong={ids['aria-invalid']}
          value={figureText(value ?? option.leftOut)}
          unit={say(option.unit)}
          inputMode="decimal"
          onText={(text) => editing.set(place, option.isOptional && text.trim() === '' ? null : figureOf(text))}
        />
      )
  }
}
