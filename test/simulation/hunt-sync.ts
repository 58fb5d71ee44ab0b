// Each seeded fault in turn in a copy of the project, two at a time: how many worlds does it take until one of them breaks?

import { fork } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Mutant, occurrencesOf } from '../mutants/mutant.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import type { SimRun } from './sim-report.ts'
import { SYNC_MUTANTS } from './sync-mutants.ts'

export interface Hunted {
  readonly mutant: Mutant
  /** The first world that broke, counted from one; null when none did. */
  readonly seeds: number | null
  /** What did not hold. */
  readonly by: string
}

const AT_A_TIME = 2
const COPIED = ['package.json', 'tsconfig.json', 'shared', 'electron', 'test/simulation', 'test/properties', 'test/support', 'test/mutants']
/** A fault that makes a world go round in circles is caught by the clock: so long nothing was heard of the worlds before. */
const PATIENCE_MS = 180_000

export async function huntAll(seeds: number, only: string, say: (line: string) => void): Promise<readonly Hunted[]> {
  const waiting = SYNC_MUTANTS.filter(({ name, file }) => only.split(',').some((text) => name.includes(text) || file.includes(text)))
  const hunted: Hunted[] = []
  const folder = await mkdtemp(join(tmpdir(), 'order-desk-sim-mutants-'))
  const huntIn = async (copy: string) => {
    for (const part of COPIED) await cp(join(PROJECT_ROOT, part), join(copy, part), { recursive: true })
    await symlink(join(PROJECT_ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
    const straight = await brokenAt(copy, 30)
    // Worlds that break by themselves would catch everything.
    if (straight) throw new Error(`Without any fault seed ${straight.seeds} breaks: ${straight.by}`)
    for (const mutant of waiting) await bentText(copy, mutant)
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const found = await hunt(copy, mutant, seeds)
      hunted.push({ mutant, seeds: found?.seeds ?? null, by: found?.by ?? '' })
      say(found ? `${String(found.seeds).padStart(5)} ${mutant.name} -- ${found.by}` : ` SURVIVED ${seeds}: ${mutant.name}`)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, (_, place) => huntIn(join(folder, String(place)))))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return hunted
}

async function hunt(copy: string, mutant: Mutant, seeds: number) {
  const path = join(copy, mutant.file)
  const { straight, bent } = await bentText(copy, mutant)
  await writeFile(path, bent)
  try {
    return await brokenAt(copy, seeds)
  } finally {
    await writeFile(path, straight)
  }
}

async function bentText(
  copy: string,
  { file, name, find, replace }: Mutant,
): Promise<{ readonly straight: string; readonly bent: string }> {
  const straight = await readFile(join(copy, file), 'utf8')
  if (occurrencesOf(straight, find) !== 1) throw new Error(`${file} has not one place to be bent: ${name}`)
  return { straight, bent: straight.replace(find, () => replace) }
}

function brokenAt(copy: string, seeds: number): Promise<{ readonly seeds: number; readonly by: string } | null> {
  return new Promise((resolve, reject) => {
    const args = ['1', String(seeds), '1', '1']
    const child = fork(join(copy, 'test/simulation/sim-part.ts'), args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let [done, failed, errors] = [0, null as SimRun['failed'][number] | null, '']
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
    child.stderr?.on('data', (text: Buffer) => {
      errors += text.toString()
    })
    child.on('message', (run: SimRun) => {
      patience.refresh()
      done += run.seeds
      failed ??= run.failed[0] ?? null
    })
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      clearTimeout(patience)
      if (failed) resolve({ seeds: failed.seed, by: failed.violations[0] ?? '' })
      else if (code === 0) resolve(null)
      else if (signal) resolve({ seeds: done + 1, by: 'a world that never ends' })
      else if (/SyntaxError|ERR_MODULE|ReferenceError/.test(errors)) reject(new Error(errors.slice(0, 2_000)))
      else resolve({ seeds: done + 1, by: errors.split('\n').find((line) => line.includes('Error')) ?? 'a process that ends' })
    })
  })
}
