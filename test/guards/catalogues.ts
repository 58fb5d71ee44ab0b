// The catalogues of the languages: every message the product says, with its translation. `npm run docs` writes what is missing
// as an empty string and drops what nobody says any more.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { saidIn } from '../support/said-words.ts'
import { PROJECT_ROOT, readSources } from '../support/source-files.ts'

export const TRANSLATED = ['sv', 'de', 'ar'] as const

export type Catalogue = Readonly<Record<string, string>>

export function cataloguePath(language: (typeof TRANSLATED)[number]): string {
  return `renderer/i18n/catalogues/${language}.json`
}

export function readCatalogue(language: (typeof TRANSLATED)[number]): Catalogue {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, cataloguePath(language)), 'utf8'))
}

/** Where words are written that people read in their own language. */
export const SAYING_FOLDERS = ['shared', 'renderer', 'electron/imports', 'electron/demo', 'electron/doors'] as const

/** Every message there is, each once, in a lasting order. */
export function allMessages(): readonly string[] {
  const said = readSources(...SAYING_FOLDERS).flatMap((file) => saidIn(file).said)
  return [...new Set(said.map(({ message }) => message))].filter((message) => message !== '').sort()
}

/** The catalogue as it must stand: the translations there are, and an empty string for what waits for one. */
export function printCatalogue(language: (typeof TRANSLATED)[number]): string {
  const known = readCatalogue(language)
  const entries = allMessages().map((message) => [message, known[message] ?? ''] as const)
  return `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`
}
