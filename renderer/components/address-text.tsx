import { type Address, nameOf } from '../../shared/lifecycle/address.ts'
import { countryName } from '../../shared/views/country-name.ts'
import { say } from '../../shared/wording/say.ts'
import styles from './address-text.module.css'

/** An address as it stands on an envelope; with what one needs to reach the person, unless that stands beside it. */
export function AddressText({ address, withReach = true }: { readonly address: Address | null; readonly withReach?: boolean }) {
  const lines = address === null ? [] : addressLines(withReach ? address : { ...address, email: '', phoneNumber: '', cellPhoneNumber: '' })
  if (lines.length === 0) return <p className={styles.none}>{say('No address given')}</p>
  return (
    <address className={styles.address}>
      {lines.map((line) => (
        <bdi key={line} dir={/^[+\d\s]*$/.test(line) ? 'ltr' : 'auto'}>
          {line}
        </bdi>
      ))}
    </address>
  )
}

/** The lines of an address without the empty ones; no line stands twice. */
function addressLines(address: Address): readonly string[] {
  const person = `${address.firstName} ${address.lastName}`.trim()
  const place = [address.zipCode, address.city].filter(Boolean).join(' ')
  const lines = [
    nameOf(address),
    address.company && person,
    address.attention,
    address.address1,
    address.address2,
    [place, address.stateOrProvince].filter(Boolean).join(', '),
    countryName(address.country),
    address.phoneNumber,
    address.cellPhoneNumber,
    address.email,
    address.vatNumber && say('VAT {vatNumber}', { vatNumber: address.vatNumber }),
  ]
  return [...new Set(lines.filter((line) => line !== ''))]
}
