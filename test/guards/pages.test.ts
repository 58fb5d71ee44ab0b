import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { commandsWithoutExample } from './command-examples.ts'
import { PRINTED_PAGES } from './pages.ts'

test.each(PRINTED_PAGES)('$path says what the code says', async ({ path, print }) => {
  const written = readFileSync(join(PROJECT_ROOT, path), 'utf8').replaceAll('\r\n', '\n')
  expect(written === (await print()), `${path} is out of date: npm run docs prints it anew`).toBe(true)
})

test('every command has an example', () => {
  expect(commandsWithoutExample(), 'add it to the story in test/guards/command-examples.ts, then npm run docs').toEqual([])
})
