import { spokenLocale, spokenTongue } from './tongue.ts'

/** A label in the middle of a sentence: its first letter small, save in German, where a noun keeps its capital. */
export function midSentence(label: string): string {
  return spokenTongue().language === 'de' ? label : label.slice(0, 1).toLocaleLowerCase(spokenLocale()) + label.slice(1)
}

/** Words that begin a sentence. */
export function startOfSentence(words: string): string {
  return words.slice(0, 1).toLocaleUpperCase(spokenLocale()) + words.slice(1)
}
