import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The Electron program of this checkout, or null when it is not there. Never asks the `electron` package: that would download. */
export function electronBinary(projectFolder: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const packageFolder = join(projectFolder, 'node_modules', 'electron')
  const pathFile = join(packageFolder, 'path.txt')
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron'
  const program = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist'), name)
  return existsSync(program) ? program : null
}
