/** The ISO 3166 code of a country written as code or English name; null when it is neither. */
export function countryCode(text: string): string | null {
  const key = keyOf(text)
  if (key === '') return null
  return ALIASES[key] ?? codesByName().get(key) ?? (/^[a-z]{2}$/.test(key) && knownCodes.has(key.toUpperCase()) ? key.toUpperCase() : null)
}

/** Every country there is, by code. */
export function allCountryCodes(): readonly string[] {
  codesByName()
  return [...knownCodes].sort()
}

// Spellings met in ledgers that are no official names.
const ALIASES: Readonly<Record<string, string>> = {
  eire: 'IE',
  usa: 'US',
  uk: 'GB',
  greatbritain: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  rsa: 'ZA',
  holland: 'NL',
  thenetherlands: 'NL',
  channelislands: 'JE',
  hongkong: 'HK',
  korea: 'KR',
  southkorea: 'KR',
  czechrepublic: 'CZ',
  turkey: 'TR',
  sverige: 'SE',
  norge: 'NO',
  danmark: 'DK',
  deutschland: 'DE',
}

// Two letters that the language data names but that are no countries.
const NOT_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'UK'])

const knownCodes = new Set<string>()
let names: Map<string, string> | null = null

function codesByName(): Map<string, string> {
  if (names) return names
  names = new Map()
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    if (NOT_COUNTRIES.has(code)) continue
    const name = display.of(code)
    if (!name) continue
    // Former codes (DD, BU) are still named: only today's count.
    if (new Intl.Locale(`und-${code}`).region !== code) continue
    knownCodes.add(code)
    names.set(keyOf(name), code)
    names.set(keyOf(name.replace(/\(.*\)/, '')), code)
  }
  return names
}

function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
}
