import { useSyncExternalStore } from 'react'
import { type ChosenLanguage, languageOf, preferredLanguage } from './languages.ts'
import { speakLanguage } from './speak-language.ts'

const KEPT_AS = 'order-desk-language'

let current: ChosenLanguage = 'en'
const watchers = new Set<() => void>()

/** The language of this window; what is on screen is made anew when it changes. */
export function useLanguage(): ChosenLanguage {
  return useSyncExternalStore(watch, () => current)
}

/** Takes up what was chosen on this device, else what the browser or the system speaks. */
export async function restoreLanguage(): Promise<void> {
  await change(languageOf(kept()) ?? preferredLanguage(navigator.languages))
}

/** Changes the language at once, and keeps it for the next time on this device. */
export async function chooseLanguage(language: ChosenLanguage): Promise<void> {
  await change(language)
  try {
    localStorage.setItem(KEPT_AS, language)
  } catch {
    // A full or forbidden storage only means that the choice lasts as long as the window.
  }
}

async function change(language: ChosenLanguage): Promise<void> {
  try {
    await speakLanguage(language)
  } catch {
    // Its words could not be fetched: the window goes on in the language it has.
    return
  }
  current = language
  for (const watcher of watchers) watcher()
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
