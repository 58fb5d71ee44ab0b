/** An address with Centra's field names. All texts; empty means not given. `country` is ISO 3166 alpha-2. */
export interface Address {
  readonly firstName: string
  readonly lastName: string
  readonly attention: string
  readonly company: string
  readonly address1: string
  readonly address2: string
  readonly zipCode: string
  readonly city: string
  readonly stateOrProvince: string
  readonly country: string
  readonly phoneNumber: string
  readonly cellPhoneNumber: string
  readonly email: string
  readonly vatNumber: string
}

export const EMPTY_ADDRESS: Address = {
  firstName: '',
  lastName: '',
  attention: '',
  company: '',
  address1: '',
  address2: '',
  zipCode: '',
  city: '',
  stateOrProvince: '',
  country: '',
  phoneNumber: '',
  cellPhoneNumber: '',
  email: '',
  vatNumber: '',
}

/** The name a person would call this address by: company, else first and last name. */
export function nameOf(address: Address): string {
  return address.company || `${address.firstName} ${address.lastName}`.trim()
}
