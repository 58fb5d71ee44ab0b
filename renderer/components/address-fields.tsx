import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Address } from '../../shared/lifecycle/address.ts'
import { type Message, msg, say } from '../../shared/wording/say.ts'
import styles from './address-fields.module.css'

interface AddressFieldsProps {
  readonly address: Address
  /** Says whose address the fields are to a screen reader: "Shipping". */
  readonly group: string
  readonly autoFocus?: boolean
  /** Only what nearly every address has; the rest waits behind a button. */
  readonly isShort?: boolean
  onChange(address: Address): void
}

interface Field {
  readonly key: keyof Address
  readonly label: Message
  readonly half?: boolean
  /** Shown only when asked for, or when it says something. */
  readonly isRare?: boolean
}

const FIELDS: readonly Field[] = [
  { key: 'firstName', label: msg('First name'), half: true },
  { key: 'lastName', label: msg('Last name'), half: true },
  { key: 'company', label: msg('Company'), half: true },
  { key: 'email', label: msg('E-mail'), half: true },
  { key: 'address1', label: msg('Street and number') },
  { key: 'address2', label: msg('Floor, building'), isRare: true },
  { key: 'zipCode', label: msg('Postcode'), half: true },
  { key: 'city', label: msg('City'), half: true },
  { key: 'country', label: msg('Country (two letters)'), half: true },
  { key: 'phoneNumber', label: msg('Phone'), half: true },
  { key: 'cellPhoneNumber', label: msg('Mobile'), half: true, isRare: true },
  { key: 'stateOrProvince', label: msg('State or province'), half: true, isRare: true },
  { key: 'attention', label: msg('Attention'), half: true, isRare: true },
  { key: 'vatNumber', label: msg('VAT number'), half: true, isRare: true },
]

/** Every field of an address, two in a row where they are short. */
export function AddressFields({ address, group, autoFocus = false, isShort = false, onChange }: AddressFieldsProps) {
  const [isWhole, setWhole] = useState(!isShort)
  const shown = FIELDS.filter((field) => isWhole || !field.isRare || address[field.key] !== '')
  return (
    <fieldset className={styles.fields}>
      <legend className="visually-hidden">{group}</legend>
      {shown.map((field, index) => (
        <TextInput
          key={field.key}
          label={say(field.label)}
          size="xs"
          className={field.half ? undefined : styles.whole}
          autoComplete="off"
          maxLength={field.key === 'country' ? 2 : 200}
          autoFocus={autoFocus && index === 0}
          value={address[field.key]}
          onChange={(event) => onChange({ ...address, [field.key]: cleaned(field.key, event.currentTarget.value) })}
        />
      ))}
      {shown.length < FIELDS.length && (
        <Button variant="subtle" size="compact-xs" className={styles.more} onClick={() => setWhole(true)}>
          {say('More fields')}
        </Button>
      )}
    </fieldset>
  )
}

function cleaned(key: keyof Address, text: string): string {
  return key === 'country' ? text.toUpperCase().replaceAll(/[^A-Z]/g, '') : text
}
