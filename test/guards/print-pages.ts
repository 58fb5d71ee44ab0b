// `npm run docs`: prints the generated pages of docs/ anew.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { PRINTED_PAGES } from './pages.ts'

for (const { path, print } of PRINTED_PAGES) {
  writeFileSync(join(PROJECT_ROOT, path), await print())
  process.stdout.write(`${path}\n`)
}
