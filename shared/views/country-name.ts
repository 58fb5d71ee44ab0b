import { spokenLocale } from '../wording/tongue.ts'

let names: { readonly locale: string; readonly regions: Intl.DisplayNames } | null = null

/** The country of an ISO code by its name in the spoken language; what is no code stays as it is. */
export function countryName(code: string): string {
  return countryNameIn(spokenLocale(), code)
}

/** The same in another language, for whoever carries a parcel. */
export function countryNameIn(locale: string, code: string): string {
  if (names?.locale !== locale) names = { locale, regions: new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }) }
  return /^[A-Z]{2}$/.test(code) ? (names.regions.of(code) ?? code) : code
}
