import type { Carrier, CarrierRange } from '../../../shared/lifecycle/settings.ts'
import { parseAmount } from '../../../shared/views/amount-input.ts'
import { amountText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { plainNumber } from '../../../shared/wording/typed-number.ts'
import { ParsedField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { countryNames, measureText, shopCurrency } from './setting-words.ts'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

/** The price table of a carrier: zones and ranges to read, prices to change. */
export function CarrierPrices({ editing, carrier }: { readonly editing: SettingsEditing; readonly carrier: Carrier }) {
  const all: SettingPlace = { field: 'carriers', id: carrier.id, part: 'ranges' }
  const currency = shopCurrency(editing.settings)
  const setPrice = (row: number, price: number) =>
    editing.set(
      all,
      carrier.ranges.map((range, index) => (index === row ? { ...range, price } : range)),
    )
  return (
    <>
      <table
        id={elementIdOf(all)}
        tabIndex={-1}
        className={styles.table}
        aria-label={say('Prices of {carrier}', { carrier: carrier.name })}
      >
        <thead>
          <tr>
            <th scope="col">{say('Zone')}</th>
            <th scope="col">{carrier.billing === 'weight' ? say('Weight') : say('Goods worth')}</th>
            <th scope="col">{say('Price')}</th>
          </tr>
        </thead>
        <tbody>
          {carrier.ranges.map((range, row) => {
            const zone = editing.settings.zones.find((each) => each.id === range.zoneId)
            const name = `${zone?.name ?? range.zoneId}, ${rangeText(range, carrier, currency)}`
            const place = { ...all, part: `ranges.${row}.price` }
            const whole = { ...all, part: `ranges.${row}` }
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a range is told from another by its place in the list.
              <tr key={row}>
                <td title={zone && countryNames(zone.countries)}>{zone?.name ?? range.zoneId}</td>
                <td id={elementIdOf(whole)} tabIndex={-1}>
                  {rangeText(range, carrier, currency)}
                  <FieldNotes editing={editing} place={whole} />
                </td>
                <td>
                  <ParsedField
                    id={elementIdOf(place)}
                    label={say('Price for {name}', { name })}
                    describedBy={`${elementIdOf(place)}-notes`}
                    isWrong={errorAt(editing, place) !== null}
                    value={Number.isFinite(range.price) ? amountText(range.price, currency) : ''}
                    unit={currency}
                    inputMode="decimal"
                    onText={(text) => setPrice(row, priceOf(text, currency))}
                  />
                  <FieldNotes editing={editing} place={place} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <FieldNotes editing={editing} place={all} />
    </>
  )
}

function rangeText(range: CarrierRange, { billing }: Carrier, currency: string): string {
  return say('{measure} to under {measure2}', {
    measure: measureText(range.from, billing, currency),
    measure2: measureText(range.to, billing, currency),
  })
}

/** An amount as typed, a negative one too: the rules say what is wrong with it. */
function priceOf(text: string, currency: string): number {
  const plain = plainNumber(text)
  const isNegative = plain.startsWith('-')
  const amount = parseAmount(isNegative ? plain.slice(1) : plain, currency)
  return amount === null ? Number.NaN : isNegative ? -amount : amount
}
