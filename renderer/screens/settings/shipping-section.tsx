import type { Carrier, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { CarrierPrices } from './carrier-prices.tsx'
import { NameAndActive } from './name-and-active.tsx'
import { SettingTextField } from './setting-fields.tsx'
import { countryNames, measureText, shopCurrency } from './setting-words.ts'
import type { SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

/** How goods travel: the methods people choose, the carriers behind them with their prices, and the zones. */
export function ShippingSection({ editing }: { readonly editing: SettingsEditing }) {
  const { settings, saved } = editing
  const carrierName = (id: string) => settings.carriers.find((carrier) => carrier.id === id)?.name ?? ''
  return (
    <>
      <Panel title={say('Shipping methods')}>
        <p className={styles.lead}>{say('What is chosen at checkout. Orders made before keep the name they were made with.')}</p>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{say('Name')}</th>
              <th scope="col">{say('Carrier')}</th>
              <th scope="col">{say('Service')}</th>
            </tr>
          </thead>
          <tbody>
            {settings.shippingMethods.map((method) => (
              <tr key={method.id}>
                <td>
                  <SettingTextField
                    editing={editing}
                    place={{ field: 'shippingMethods', id: method.id, part: 'name' }}
                    label={say('Name')}
                    of={saved.shippingMethods.find((each) => each.id === method.id)?.name ?? method.name}
                    isLabelHidden
                  />
                </td>
                <td>{method.pickup ? say('Collected by the customer, free') : carrierName(method.carrierId)}</td>
                <td className={styles.quiet}>{method.service}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Panel>
      {settings.carriers.map((carrier) => (
        <CarrierPanel key={carrier.id} editing={editing} carrier={carrier} />
      ))}
      <Panel title={say('Zones')}>
        <dl className={styles.facts}>
          {settings.zones.map((zone) => (
            <div key={zone.id}>
              <dt>{zone.name}</dt>
              <dd>
                {countryNames(zone.countries)}
                {!zone.active && <span className={styles.quiet}> {say('· switched off')}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </>
  )
}

function CarrierPanel({ editing, carrier }: { readonly editing: SettingsEditing; readonly carrier: Carrier }) {
  const known = editing.saved.carriers.find((each) => each.id === carrier.id)?.name ?? carrier.name
  return (
    <Panel title={say('Carrier: {known}', { known })} note={carrier.delay}>
      <NameAndActive
        editing={editing}
        entry={{ field: 'carriers', id: carrier.id }}
        isActive={carrier.active}
        known={known}
        of={say('carrier {name}', { name: known })}
      />
      <p className={styles.lead}>
        {say('{carrierWords} Changes count from the next checkout on.', { carrierWords: carrierWords(carrier, editing.settings) })}
      </p>
      {!carrier.isFree && <CarrierPrices editing={editing} carrier={carrier} />}
    </Panel>
  )
}

function carrierWords(carrier: Carrier, settings: ShopSettings): string {
  const zones = carrier.zoneIds.map((id) => settings.zones.find((zone) => zone.id === id)?.name ?? id)
  const serves = zones.length === 0 ? say('Delivers to no zone.') : say('Delivers to {zones}.', { zones: zones.join(', ') })
  const limit = carrier.maxWeight === null ? '' : say(' Takes up to {measure}.', { measure: measureText(carrier.maxWeight, 'weight', '') })
  if (carrier.isFree) return say('{serves}{limit} Free of charge.', { serves, limit })
  const by =
    carrier.billing === 'weight'
      ? say('by the weight of the goods')
      : say('by the price of the goods{currency}', { currency: inCurrency(settings) })
  const beyond =
    carrier.rangeBehavior === 'highest' ? say('above the last range its price holds') : say('above the last range it is not offered')
  return say('{serves}{limit} Priced {by}; {beyond}.', { serves, limit, by, beyond })
}

function inCurrency(settings: ShopSettings): string {
  return shopCurrency(settings) === '' ? say(' in the currency of the order') : ''
}
