import { Button } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { newId } from '../../offline/new-ids.ts'
import { issueCommand } from '../../state/issue-command.ts'
import { announce } from '../../state/notices.ts'
import { SettingTextField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

/** The shop's price lists, and which of them each market sells by. What an item costs on them is said on the item's page. */
export function PricelistPanel({ editing }: { readonly editing: SettingsEditing }) {
  const { pricelists = [], markets } = editing.settings
  return (
    <Panel title={say('Price lists')}>
      <p className={styles.lead}>
        {say(
          'Prices of their own, in one currency. An item’s price on a list is set on the item’s page in Stock. Counts for selections begun from now on.',
        )}
      </p>
      {pricelists.map((list) => (
        <div key={list.id} className={styles.which}>
          <SettingTextField
            editing={editing}
            place={{ field: 'pricelists', id: list.id, part: 'name' }}
            label={say('Name')}
            of={list.name}
          />
          <span className={styles.quiet}>{say('in {currency}', { currency: list.currency })}</span>
        </div>
      ))}
      <NewPricelist editing={editing} />
      {pricelists.length > 0 && markets.map((market) => <MarketList key={market.id} editing={editing} marketId={market.id} />)}
    </Panel>
  )
}

function MarketList({ editing, marketId }: { readonly editing: SettingsEditing; readonly marketId: string }) {
  const { pricelists = [], markets, stores } = editing.settings
  const market = markets.find((each) => each.id === marketId)
  const place: SettingPlace = { field: 'markets', id: marketId, part: 'pricelistId' }
  const id = elementIdOf(place)
  const currency = stores.find((store) => store.id === market?.storeId)?.currency
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {say('{market} sells by', { market: market?.name ?? '' })}
      </label>
      <span className={styles.box} data-wide>
        <select
          id={id}
          aria-describedby={`${id}-notes`}
          value={market?.pricelistId ?? ''}
          onChange={(event) => editing.set(place, event.currentTarget.value || null)}
        >
          <option value="">{say('the items’ own prices')}</option>
          {pricelists
            .filter((list) => list.currency === currency || list.id === market?.pricelistId)
            .map((list) => (
              <option key={list.id} value={list.id}>
                {list.name} ({list.currency})
              </option>
            ))}
        </select>
      </span>
      <FieldNotes editing={editing} place={place} />
    </div>
  )
}

/** A list is added at once, by itself: what else was changed on the screen stays unsaved. */
function NewPricelist({ editing }: { readonly editing: SettingsEditing }) {
  const { saved } = editing
  const [name, setName] = useState('')
  const [currency, setCurrency] = useState(saved.stores[0]?.currency ?? '')
  const [why, setWhy] = useState<string | null>(null)
  const code = currency.trim().toUpperCase()
  const isReady = name.trim() !== '' && /^[A-Z]{3}$/.test(code)
  const add = async () => {
    if (!isReady) return
    const list = { id: newId(), name: name.trim(), currency: code }
    const settings = { ...saved, pricelists: [...(saved.pricelists ?? []), list] }
    const result = await issueCommand('SaveSettings', { type: 'settings', id: 'settings' }, { settings, before: saved })
    if (result.status === 'refused') return setWhy(refusalSentence(result.refusal).sentence)
    if (result.status === 'not-saved') return setWhy(say('It was not saved. Try again.'))
    setName('')
    setWhy(null)
    announce(say('Price list {list} added.', { list: list.name }))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    void add()
  }
  return (
    <div className={styles.others}>
      <span className={styles.box} data-wide>
        <input
          aria-label={say('Name of a new price list')}
          aria-describedby="new-pricelist-why"
          placeholder={say('New price list')}
          maxLength={255}
          autoComplete="off"
          value={name}
          onKeyDown={onKeyDown}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </span>
      <span className={styles.box}>
        <input
          aria-label={say('Currency of a new price list')}
          maxLength={3}
          autoComplete="off"
          value={currency}
          onKeyDown={onKeyDown}
          onChange={(event) => setCurrency(event.currentTarget.value)}
        />
      </span>
      <Button variant="default" size="sm" disabled={!isReady} onClick={() => void add()}>
        {say('Add price list')}
      </Button>
      <span id="new-pricelist-why" className={styles.error} role="status">
        {why}
      </span>
    </div>
  )
}
