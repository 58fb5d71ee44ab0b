// Pages of docs/ and catalogues that are printed rather than written: by `npm run docs`, and compared in pages.test.ts.

import { cataloguePath, printCatalogue, TRANSLATED } from './catalogues.ts'
import { commandsFile, commandsPage } from './commands-page.ts'
import { lifecyclePage } from './lifecycle-page.ts'

export interface PrintedPage {
  /** Path from the project's root. */
  readonly path: string
  readonly print: () => string | Promise<string>
}

/** Words waiting for their translation are told by catalogues.test.ts. */
export const CATALOGUE_PAGES: readonly PrintedPage[] = TRANSLATED.map((language) => ({
  path: cataloguePath(language),
  print: () => printCatalogue(language),
}))

export const PRINTED_PAGES: readonly PrintedPage[] = [
  { path: 'docs/lifecycle.md', print: lifecyclePage },
  { path: 'docs/commands.md', print: commandsPage },
  { path: 'docs/commands.jsonl', print: commandsFile },
]
