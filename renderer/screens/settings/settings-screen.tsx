import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { chooseLooks, useLooks } from '../../state/looks.ts'
import { choosePerson, usePeople, usePerson } from '../../state/use-person.ts'
import { useSettings } from '../../state/use-settings.ts'
import { ROLE_LABELS } from '../shell/person-menu.tsx'
import styles from './settings-screen.module.css'

/** How this window looks and who acts at it, and the shop's own decisions, to read. */
export function SettingsScreen() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const looks = useLooks()
  const person = usePerson()
  const people = usePeople()
  return (
    <div className={styles.page}>
      <h1>Settings</h1>
      <section className={styles.group} aria-labelledby="looks">
        <h2 id="looks">This window</h2>
        <Choice
          label="Colours"
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
          data={[
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
            { value: 'auto', label: 'Like the system' },
          ]}
        />
        <Choice
          label="Rows"
          value={looks.density}
          onChange={(value) => chooseLooks({ density: value === 'touch' ? 'touch' : 'compact' })}
          data={[
            { value: 'compact', label: 'Compact' },
            { value: 'touch', label: 'Large, for touch' },
          ]}
        />
        <Choice
          label="Preview beside lists"
          value={looks.isPreviewOpen ? 'on' : 'off'}
          onChange={(value) => chooseLooks({ isPreviewOpen: value === 'on' })}
          data={[
            { value: 'on', label: 'On' },
            { value: 'off', label: 'Off' },
          ]}
        />
        <Choice
          label="Acting as"
          value={person.id}
          onChange={(id) => {
            const chosen = people.find((each) => each.id === id)
            if (chosen) choosePerson(chosen)
          }}
          data={people.map((each) => ({
            value: each.id,
            label: each.name === ROLE_LABELS[each.role] ? each.name : `${each.name}, ${ROLE_LABELS[each.role]}`,
          }))}
        />
      </section>
      <ShopFacts />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly data: { readonly value: string; readonly label: string }[]
  onChange(value: string): void
}

function Choice({ label, value, data, onChange }: ChoiceProps) {
  return (
    <div className={styles.choice}>
      <span>{label}</span>
      <SegmentedControl aria-label={label} value={value} data={data} onChange={onChange} />
    </div>
  )
}

/** What the shop has decided about itself, as far as it is known here. */
function ShopFacts() {
  const settings = useSettings()
  if (settings === null) return null
  const facts: readonly (readonly [string, string])[] = [
    ['Stores', settings.stores.map((store) => `${store.name} (${store.currency}, ${store.timeZone})`).join(', ')],
    ['Warehouses', settings.warehouses.map((warehouse) => warehouse.name).join(', ')],
    ['Shipping methods', settings.shippingMethods.map((method) => method.name).join(', ')],
    [
      'Payment methods',
      settings.paymentMethods
        .filter((method) => method.active)
        .map((method) => method.name)
        .join(', '),
    ],
  ]
  return (
    <section className={styles.group} aria-labelledby="shop">
      <h2 id="shop">{settings.shopName || 'The shop'}</h2>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || 'none'}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
