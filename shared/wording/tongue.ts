// wording: the words people read, and how their language writes numbers and dates. One tongue for the whole process.

/** A language the desk speaks; `en-XA` is made by code, for tests: every word accented, longer and in brackets. */
export type Language = 'en' | 'sv' | 'de' | 'ar' | 'en-XA'

export interface Tongue {
  readonly language: Language
  /** Translations by their English message; what is missing or empty is said in English. */
  readonly messages: Readonly<Record<string, string>>
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE', ar: 'ar', 'en-XA': 'en-GB' }

/** The locale English messages are said in, whoever reads them. */
export const ENGLISH_LOCALE = LOCALES.en

let spoken: Tongue = { language: 'en', messages: {} }
let numberFormats = new Map<string, Intl.NumberFormat>()
let dateFormats = new Map<string, Intl.DateTimeFormat>()

/** From here on the process says everything in this tongue; nothing has to be set up for English. */
export function speak(tongue: Tongue): void {
  spoken = tongue
  numberFormats = new Map()
  dateFormats = new Map()
}

export function spokenTongue(): Tongue {
  return spoken
}

/** What Intl calls the spoken language. */
export function spokenLocale(): string {
  return LOCALES[spoken.language]
}

/** How the spoken language writes such numbers; made once. */
export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const known = numberFormats.get(key) ?? new Intl.NumberFormat(spokenLocale(), options)
  numberFormats.set(key, known)
  return known
}

/** How the spoken language writes such moments; made once. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(spokenLocale(), options)
  dateFormats.set(key, known)
  return known
}
