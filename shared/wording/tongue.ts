// wording: the words people read, and how their language writes numbers and dates. One tongue for the whole process.

/** A language the desk speaks; `en-XA` is made by code, for tests: every word accented, longer and in brackets. */
export type Language = 'en' | 'sv' | 'de' | 'ar' | 'en-XA'

export interface Tongue {
  readonly language: Language
  /** Translations by their English message; what is missing or empty is said in English. */
  readonly messages: Readonly<Record<string, string>>
  /** The person's own region of it, such as de-AT or ar-EG; else the usual one. */
  readonly locale?: string
}

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE', de: 'de-DE', ar: 'ar', 'en-XA': 'en-GB' }

/** The locale English messages are said in, whoever reads them. */
export const ENGLISH_LOCALE = LOCALES.en

interface Formats {
  readonly numbers: Map<string, Intl.NumberFormat>
  readonly dates: Map<string, Intl.DateTimeFormat>
}

let spoken: Tongue = { language: 'en', messages: {} }
let formats: Formats = { numbers: new Map(), dates: new Map() }
const formatsOf = new WeakMap<Tongue, Formats>([[spoken, formats]])

/** From here on the process says everything in this tongue; nothing has to be set up for English. */
export function speak(tongue: Tongue): void {
  spoken = tongue
  formats = formatsOf.get(tongue) ?? { numbers: new Map(), dates: new Map() }
  formatsOf.set(tongue, formats)
}

export function spokenTongue(): Tongue {
  return spoken
}

/** What Intl calls the spoken language. */
export function spokenLocale(): string {
  return spoken.locale ?? LOCALES[spoken.language]
}

/** How the spoken language writes such numbers; made once. */
export function numberFormat(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const known = formats.numbers.get(key) ?? new Intl.NumberFormat(spokenLocale(), options)
  formats.numbers.set(key, known)
  return known
}

/** How the spoken language writes such moments; made once. */
export function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options)
  const known = formats.dates.get(key) ?? new Intl.DateTimeFormat(spokenLocale(), options)
  formats.dates.set(key, known)
  return known
}
