import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PROJECT_ROOT } from '../../support/source-files.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const MOST_KB = 220

/** The window as it is built for a desk, in a folder of its own; by a process of its own, because tests are no production. */
function builtWindow(): string {
  const folder = tempFolder()
  const vite = join(PROJECT_ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'silent', '--outDir', folder], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return folder
}

/** What the page names, and whatever that takes in before it runs. */
function firstScripts(folder: string): readonly string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const waiting = [...page.matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
  const found = new Set<string>()
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const imported = readFileSync(join(folder, name), 'utf8').matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)
    waiting.push(...[...imported].map(([, other]) => `assets/${other}`))
  }
  return [...found]
}

test('what a window needs before its first list is there at once: not the rules, and not much script', () => {
  const folder = builtWindow()
  const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')
  const first = firstScripts(folder)
  const kb = first.reduce((sum, name) => sum + gzipSync(textOf(name)).length, 0) / 1000
  expect(kb).toBeGreaterThan(50)
  expect(kb).toBeLessThan(MOST_KB)
  const all = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))
  const hasRules = (name: string) => textOf(name).includes('QTY_EXCEEDS_UNSHIPPED')
  expect(all.filter((name) => hasRules(`assets/${name}`))).not.toEqual([])
  expect(first.filter(hasRules)).toEqual([])
})
