import type { Address } from '../../../shared/lifecycle/address.ts'
import type { Seller } from '../../../shared/lifecycle/document.ts'
import { countryName, countryNameIn } from '../../../shared/views/country-name.ts'
import { documentName } from '../../../shared/views/document-label.ts'
import { say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import type { Paper } from '../paper.ts'

/** What the paper calls itself, in the spoken language. */
export function titleOf(kind: Paper['kind']): string {
  switch (kind) {
    case 'pickList':
      return say('Pick list')
    case 'label':
      return say('Label')
    case 'test':
      return say('Test page')
    default:
      return documentName(kind)
  }
}

/** As sorting offices of any country read it: in English, in capitals. */
export function postalCountry(code: string): string {
  return countryNameIn('en', code).toUpperCase()
}

/** An address line by line, as it stands on an envelope. */
export function addressLines(address: Address, country: (code: string) => string = countryName): readonly string[] {
  const name = `${address.firstName} ${address.lastName}`.trim()
  const town = [address.zipCode, address.city].filter((part) => part !== '').join(' ')
  return [
    address.company,
    name,
    address.attention === '' ? '' : say('Attn. {name}', { name: address.attention }),
    address.address1,
    address.address2,
    town,
    address.stateOrProvince,
    country(address.country),
  ].filter((line) => line !== '')
}

export function sellerLines(seller: Seller, country: (code: string) => string = countryName): readonly string[] {
  const town = [seller.zipCode, seller.city].filter((part) => part !== '').join(' ')
  return [seller.address1, seller.address2, town, country(seller.country)].filter((line) => line !== '')
}

/** "25 %", "8.875 %", as the language writes it. */
export function percentText(percent: number): string {
  return numberFormat({ style: 'percent', maximumFractionDigits: 4 }).format(percent / 100)
}

export function quantityText(quantity: number): string {
  return numberFormat().format(quantity)
}
