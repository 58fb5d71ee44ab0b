// `npm run docs`: prints the generated pages of docs/ and the catalogues anew.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { CATALOGUE_PAGES, PRINTED_PAGES } from './pages.ts'

for (const { path, print } of [...CATALOGUE_PAGES, ...PRINTED_PAGES]) {
  writeFileSync(join(PROJECT_ROOT, path), await print())
  process.stdout.write(`${path}\n`)
}
