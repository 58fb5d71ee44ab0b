import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { ensureBuilt, isFresh, RENDERER } from '../../../electron/launch/fresh-build.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** A checkout with these files, each so many minutes old. */
function checkout(files: Readonly<Record<string, number>>): string {
  const folder = tempFolder()
  for (const [path, minutesOld] of Object.entries(files)) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, '')
    const time = new Date(Date.UTC(2026, 10, 20, 12) - minutesOld * 60_000)
    utimesSync(file, time, time)
  }
  return folder
}

test('a build is fresh while no source is younger than it', () => {
  const sources = { 'renderer/main.tsx': 20, 'shared/base/money.ts': 30, 'vite.config.ts': 40 }
  expect(isFresh(checkout(sources), RENDERER)).toBe(false)
  expect(isFresh(checkout({ ...sources, 'dist/renderer/index.html': 10 }), RENDERER)).toBe(true)
  expect(isFresh(checkout({ ...sources, 'dist/renderer/index.html': 25 }), RENDERER)).toBe(false)
  expect(isFresh(checkout({ ...sources, 'dist/renderer/index.html': 10, 'shared/lifecycle/rules/deep.ts': 5 }), RENDERER)).toBe(false)
  expect(isFresh(checkout({ ...sources, 'dist/renderer/index.html': 10, 'renderer/node_modules/.vite/x.json': 1 }), RENDERER)).toBe(true)
})

test('with nothing to build with, the desk says what to run instead of failing in its own words', async () => {
  const said: string[] = []
  const problem = await ensureBuilt(checkout({ 'renderer/main.tsx': 1 }), RENDERER, (sentence) => said.push(sentence))
  expect(problem).toContain('npm ci')
  expect(said).toEqual([])
})
