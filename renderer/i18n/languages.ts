import type { Language } from '../../shared/wording/tongue.ts'

/** The languages a person can choose, each by its own name. */
export const LANGUAGES = [
  { language: 'en', name: 'English' },
  { language: 'sv', name: 'Svenska' },
  { language: 'de', name: 'Deutsch' },
  { language: 'ar', name: 'العربية' },
] as const satisfies readonly { readonly language: Language; readonly name: string }[]

export type ChosenLanguage = (typeof LANGUAGES)[number]['language']

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

/** The first of a person's languages the desk speaks, else English. */
export function preferredLanguage(wanted: readonly string[]): ChosenLanguage {
  for (const tag of wanted) {
    const known = languageOf(tag.split('-')[0])
    if (known) return known
  }
  return 'en'
}

/** The language of this code, if the desk speaks it. */
export function languageOf(code: string | null | undefined): ChosenLanguage | null {
  return LANGUAGES.find(({ language }) => language === code)?.language ?? null
}
