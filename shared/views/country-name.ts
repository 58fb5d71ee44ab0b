import { spokenLocale } from '../wording/tongue.ts'

let names: { readonly locale: string; readonly regions: Intl.DisplayNames } | null = null

/** The country of an ISO code by its name in the spoken language; what is no code stays as it is. */
export function countryName(code: string): string {
  const locale = spokenLocale()
  if (names?.locale !== locale) names = { locale, regions: new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }) }
  return /^[A-Z]{2}$/.test(code) ? (names.regions.of(code) ?? code) : code
}
