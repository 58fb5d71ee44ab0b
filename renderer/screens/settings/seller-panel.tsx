import { NO_SELLER } from '../../../shared/lifecycle/compose-document.ts'
import type { Seller } from '../../../shared/lifecycle/document.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { ParsedField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

const FIELDS: readonly (readonly [part: keyof Seller, label: Message])[] = [
  ['legalName', msg('Company')],
  ['address1', msg('Street')],
  ['address2', msg('Address, second line')],
  ['zipCode', msg('Postcode')],
  ['city', msg('City')],
  ['country', msg('Country, two letters')],
  ['vatNumber', msg('VAT number')],
  ['registrationNumber', msg('Registration number')],
  ['bankAccount', msg('Bank account')],
  ['email', msg('E-mail')],
  ['phoneNumber', msg('Phone')],
  ['website', msg('Website')],
  ['footnote', msg('Last line of invoices and receipts')],
]

const PREFIXES: readonly (readonly [part: 'invoicePrefix' | 'creditSlipPrefix', label: Message])[] = [
  ['invoicePrefix', msg('Invoice numbers begin with')],
  ['creditSlipPrefix', msg('Credit slip numbers begin with')],
]

/** Who sells, as every paper of this store says it, and what its numbers begin with. */
export function SellerPanel({ editing, store }: { readonly editing: SettingsEditing; readonly store: Store }) {
  const place = (part: string): SettingPlace => ({ field: 'stores', id: store.id, part })
  const seller = store.seller ?? NO_SELLER
  return (
    <Panel title={say('On papers')} note={say('packing slips, invoices, receipts')}>
      <div className={styles.fields}>
        {FIELDS.map(([part, label]) => (
          <TextRow
            key={part}
            editing={editing}
            place={place(`seller.${part}`)}
            label={say(label)}
            value={seller[part]}
            // All of it at once: a seller of whom only the town is known is none.
            onText={(text) => editing.set(place('seller'), { ...seller, [part]: part === 'country' ? text.trim().toUpperCase() : text })}
          />
        ))}
        {PREFIXES.map(([part, label]) => (
          <TextRow
            key={part}
            editing={editing}
            place={place(part)}
            label={say(label)}
            value={store[part] ?? ''}
            onText={(text) => editing.set(place(part), text.trim().toUpperCase())}
          />
        ))}
      </div>
    </Panel>
  )
}

interface TextRowProps {
  readonly editing: SettingsEditing
  readonly place: SettingPlace
  readonly label: string
  readonly value: string
  onText(text: string): void
}

function TextRow({ editing, place, label, value, onText }: TextRowProps) {
  const id = elementIdOf(place)
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <ParsedField id={id} describedBy={`${id}-notes`} isWrong={errorAt(editing, place) !== null} isWide value={value} onText={onText} />
      <FieldNotes editing={editing} place={place} />
    </div>
  )
}
