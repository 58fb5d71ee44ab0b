import { parseArgs } from 'node:util'
import { dataFolder } from '../runtime/data-folder.ts'

export interface DesktopOptions {
  readonly folder: string
  readonly demo: boolean
}

/** What the desktop program was started with. Electron, Chromium and the system add words of their own: those are left alone. */
export function readDesktopOptions(argv: readonly string[]): DesktopOptions {
  const own = argv.slice(1)
  const { values } = parseArgs({
    args: own,
    options: { data: { type: 'string' }, demo: { type: 'boolean' } },
    strict: false,
    allowPositionals: true,
  })
  const named = typeof values.data === 'string' && values.data !== '' ? values.data : undefined
  return { folder: dataFolder(named), demo: values.demo === true }
}
