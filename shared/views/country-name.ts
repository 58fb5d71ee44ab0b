const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' })

/** The country of an ISO code by its English name; what is no code stays as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (NAMES.of(code) ?? code) : code
}
