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
  speak({ language, messages: await messagesOf(language) })
  document.documentElement.lang = language
  document.documentElement.dir = directionOf(language)
}
