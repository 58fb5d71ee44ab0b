import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Something that is built from sources into a folder of `dist`. */
export interface BuildTarget {
  readonly what: string
  /** Relative to the project's folder. */
  readonly output: string
  /** A file whose age is the age of the build; written last. */
  readonly mark: string
  readonly sources: readonly string[]
  readonly viteArguments: readonly string[]
}

export const RENDERER: BuildTarget = {
  what: 'the window',
  output: 'dist/renderer',
  mark: 'dist/renderer/index.html',
  sources: ['renderer', 'shared', 'vite.config.ts', 'package-lock.json'],
  viteArguments: [],
}

export const DESKTOP_SHELL: BuildTarget = {
  what: 'the desktop shell',
  output: 'dist/desktop',
  mark: 'dist/desktop/main.cjs',
  sources: ['electron', 'shared', 'package-lock.json'],
  viteArguments: ['--config', 'electron/desktop/vite.config.ts'],
}

/** Builds when there is no build or a source is younger than it; answers a sentence when that cannot be done, else null. */
export async function ensureBuilt(projectFolder: string, target: BuildTarget, say: (sentence: string) => void): Promise<string | null> {
  if (isFresh(projectFolder, target)) return null
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite))
    return `${target.output} is missing and there is nothing to build it with. Run “npm ci” in ${projectFolder}, then start again.`
  say(`Building ${target.what} …`)
  // Built aside and moved into place, so that a desk being served never loses its files half way.
  const aside = join(projectFolder, `${target.output}.${process.pid}`)
  const code = await run(
    process.execPath,
    [vite, 'build', ...target.viteArguments, '--outDir', aside, '--emptyOutDir', '--logLevel', 'warn'],
    projectFolder,
  )
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true })
    return `Building ${target.what} did not work; the lines above say why.`
  }
  moveIntoPlace(aside, join(projectFolder, target.output))
  return null
}

/** True when the build is there and no source is younger than it. */
export function isFresh(projectFolder: string, target: BuildTarget): boolean {
  const mark = join(projectFolder, target.mark)
  if (!existsSync(mark)) return false
  const builtAt = statSync(mark).mtimeMs
  return target.sources.every((source) => newestIn(join(projectFolder, source)) <= builtAt)
}

function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.name !== 'node_modules' && !entry.name.endsWith('.tsbuildinfo'))
    .reduce((newest, entry) => Math.max(newest, newestIn(join(path, entry.name))), 0)
}

function moveIntoPlace(aside: string, place: string): void {
  rmSync(place, { recursive: true, force: true })
  try {
    renameSync(aside, place)
  } catch (error) {
    rmSync(aside, { recursive: true, force: true })
    // Another start was quicker; its build is of the same sources.
    if (!existsSync(place)) throw error
  }
}

function run(command: string, args: readonly string[], folder: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      // Whatever the caller's surroundings say: people get the build that is meant for people.
      env: { ...process.env, NODE_ENV: 'production' },
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
