import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { figureOf, figureText, ParsedField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

/** What other money is worth in the store's own. Orders keep the rate they were made with. */
export function ExchangeRates({ editing, store }: { readonly editing: SettingsEditing; readonly store: Store }) {
  const place: SettingPlace = { field: 'stores', id: store.id, part: 'exchangeRates' }
  const rates = Object.entries(store.exchangeRates ?? {})
  const [code, setCode] = useState('')
  const set = (next: readonly (readonly [string, number])[]) => editing.set(place, next.length === 0 ? null : Object.fromEntries(next))
  const wanted = code.trim().toUpperCase()
  const canAdd = /^[A-Z]{3}$/.test(wanted) && wanted !== store.currency && !rates.some(([known]) => known === wanted)
  const add = () => {
    if (!canAdd) return
    // No figure yet: the field asks for one before anything can be saved.
    set([...rates, [wanted, Number.NaN]])
    setCode('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    add()
  }
  return (
    <Panel title={say('Exchange rates')}>
      <p className={styles.lead}>
        {say('What one unit of other money is worth in {currency}. Orders made from now on; others keep the rate they were made with.', {
          currency: store.currency,
        })}
      </p>
      {rates.length > 0 && (
        <table className={styles.table} aria-label={say('Exchange rates of {store}', { store: store.name })}>
          <thead>
            <tr>
              <th scope="col">{say('Currency')}</th>
              <th scope="col">{say('Worth in {currency}', { currency: store.currency })}</th>
              <th scope="col">
                <span className="visually-hidden">{say('Remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map(([currency, rate]) => (
              <tr key={currency}>
                <th scope="row">{currency}</th>
                <td>
                  <ParsedField
                    id={`${elementIdOf(place)}-${currency}`}
                    label={say('Rate of {currency}', { currency })}
                    describedBy={`${elementIdOf(place)}-notes`}
                    isWrong={errorAt(editing, place) !== null && !(rate > 0)}
                    value={figureText(rate)}
                    unit={store.currency}
                    inputMode="decimal"
                    onText={(text) => set(rates.map((each) => (each[0] === currency ? [currency, figureOf(text)] : each)))}
                  />
                </td>
                <td>
                  <ActionIcon
                    variant="default"
                    size="lg"
                    aria-label={say('Remove the rate of {currency}', { currency })}
                    onClick={() => set(rates.filter((each) => each[0] !== currency))}
                  >
                    <IconX size={16} aria-hidden="true" />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.others}>
        <span className={styles.box}>
          <input
            aria-label={say('Other currency')}
            placeholder={say('EUR')}
            maxLength={3}
            autoComplete="off"
            value={code}
            onKeyDown={onKeyDown}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </span>
        <Button variant="default" size="sm" disabled={!canAdd} onClick={add}>
          {say('Add rate')}
        </Button>
      </div>
      <div id={elementIdOf(place)} tabIndex={-1}>
        <FieldNotes editing={editing} place={place} />
      </div>
    </Panel>
  )
}
