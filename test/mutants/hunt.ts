// Hunts one mutant: the rule tests first, then walks from a fixed seed. Everything happens in a copy of the project.

import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { type Mutant, occurrencesOf } from './mutant.ts'

/** Who noticed that something was wrong; nobody means that the mutant survived. */
export type Catch = 'rule tests' | 'walks' | 'nobody'

const COPIED = ['package.json', 'tsconfig.json', 'test/tsconfig.json', 'shared', 'test/shared/lifecycle', 'test/properties', 'test/support']

/** Walks and their seed are fixed: a mutant that is caught today is caught tomorrow. */
const WALKS = ['--count', '400', '--steps', '120', '--seed', '1', '--raw']

/** A mutant that makes the rules go round in circles is caught by the clock. */
const PATIENCE_MS = 120_000

/** Copies what the rules and their tests are made of; the packages are linked. */
export async function copyProject(folder: string): Promise<void> {
  for (const part of COPIED) await cp(join(PROJECT_ROOT, part), join(folder, part), { recursive: true })
  await symlink(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction')
  await mkdir(join(folder, 'test/mutants'), { recursive: true })
  await writeFile(join(folder, 'vitest.config.ts'), CONFIG)
}

// One worker for all files: they share nothing, and starting workers would take longer than the tests.
const CONFIG = `import { defineConfig } from 'vitest/config'
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['test/shared/lifecycle/**/*.test.ts', 'test/properties/{money-splits,order-money,late-facts}.test.ts'],
    bail: 1, isolate: false, fileParallelism: false, pool: 'threads',
  },
})
`

/** Bends the copy, lets the tests loose on it and makes it straight again. */
export async function hunt(folder: string, mutant: Mutant): Promise<Catch> {
  const path = join(folder, mutant.file)
  const straight = await readFile(path, 'utf8')
  if (occurrencesOf(straight, mutant.find) !== 1) throw new Error(`${mutant.file} has not one place to be bent: ${mutant.name}`)
  await writeFile(
    path,
    straight.replace(mutant.find, () => mutant.replace),
  )
  try {
    return await testCopy(folder)
  } finally {
    await writeFile(path, straight)
  }
}

/** What notices something in the copy as it stands. */
export async function testCopy(folder: string): Promise<Catch> {
  if (!(await passesRuleTests(folder))) return 'rule tests'
  const walks = await run(folder, [join(folder, 'test/properties/run-walks.ts'), ...WALKS])
  return walks.status === 0 ? 'nobody' : 'walks'
}

async function passesRuleTests(folder: string): Promise<boolean> {
  const report = join(folder, 'report.json')
  await rm(report, { force: true })
  const vitest = join(PROJECT_ROOT, 'node_modules/vitest/vitest.mjs')
  const config = join(folder, 'vitest.config.ts')
  const { status, output } = await run(folder, [vitest, 'run', '--config', config, '--reporter=json', `--outputFile=${report}`])
  if (status === 0) return true
  const counted = JSON.parse(await readFile(report, 'utf8').catch(() => '{}')) as { readonly numFailedTests?: number }
  // Tests that cannot even be loaded have noticed nothing.
  if (status !== null && !counted.numFailedTests) throw new Error(`the tests did not run:\n${output}`)
  return false
}

function run(folder: string, args: readonly string[]): Promise<{ readonly status: number | null; readonly output: string }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: PATIENCE_MS, maxBuffer: 100_000_000 }
    const child = execFile(process.execPath, args, options, (_error, stdout, stderr) => {
      resolve({ status: child.exitCode, output: stdout + stderr })
    })
  })
}
