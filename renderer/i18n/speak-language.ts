import { speak } from '../../shared/wording/tongue.ts'
import { type ChosenLanguage, directionOf } from './languages.ts'

type Messages = Readonly<Record<string, string>>

/** One chunk each, fetched when somebody speaks it. */
const CATALOGUES: Readonly<Record<ChosenLanguage, () => Promise<Messages>>> = {
  en: () => Promise.resolve({}),
  sv: async () => (await import('./catalogues/sv.json')).default,
  de: async () => (await import('./catalogues/de.json')).default,
  ar: async () => (await Promise.all([import('./catalogues/ar.json'), import('@fontsource-variable/noto-sans-arabic')]))[0].default,
}

/** The words of a language by their English; for what is written in another language than the window speaks. */
export function messagesOf(language: ChosenLanguage): Promise<Messages> {
  return CATALOGUES[language]()
}

/** Everything said from here on is said in this language; the page is laid out in its direction. */
export async function speakLanguage(language: ChosenLanguage): Promise<void> {
  const locale = regionOf(language)
  speak({ language, messages: await messagesOf(language), ...(locale ? { locale } : {}) })
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}

/**
 * How the person's own region writes a language: Swiss thousands, Moroccan months. English is written as in Britain, and Arabic with the
 * digits that stand on shelves, papers and codes; others can be typed everywhere.
 */
function regionOf(language: ChosenLanguage): string | undefined {
  const own = language === 'en' ? undefined : navigator.languages.find((tag) => tag.startsWith(`${language}-`))
  return language === 'ar' ? `${own ?? 'ar'}-u-nu-latn` : own
}
