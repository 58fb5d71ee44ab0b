import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What the choice depends on, as values. */
export interface Surroundings {
  readonly projectFolder: string
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  /** Null where the system knows no user numbers. */
  readonly userId: number | null
}

export type ShellChoice =
  | { readonly shell: 'electron' }
  /** `why`: one sentence for the person who expected a window. */
  | { readonly shell: 'browser'; readonly why: string }

/**
 * Electron where its binary is there, a display exists and the user is not root; else the browser. Looks only at files and
 * variables: asking the `electron` package itself would start a download.
 */
export function chooseShell(wantsBrowser: boolean, around: Surroundings): ShellChoice {
  if (wantsBrowser) return { shell: 'browser', why: 'The desk runs in the browser, as asked by --browser.' }
  if (!hasElectron(around)) {
    return {
      shell: 'browser',
      why: 'The desk runs in the browser because the Electron binary is not here; “npx install-electron” fetches it once.',
    }
  }
  if (!hasDisplay(around)) return { shell: 'browser', why: 'The desk runs in the browser because there is no display for Electron.' }
  if (around.platform === 'linux' && around.userId === 0) {
    return { shell: 'browser', why: 'The desk runs in the browser because Electron does not protect its windows when started as root.' }
  }
  return { shell: 'electron' }
}

/** Whether anything with a window can be shown. */
export function hasDisplay(around: Pick<Surroundings, 'platform' | 'env'>): boolean {
  if (around.platform === 'win32' || around.platform === 'darwin') return true
  return Boolean(around.env.DISPLAY) || Boolean(around.env.WAYLAND_DISPLAY)
}

function hasElectron(around: Surroundings): boolean {
  return Boolean(around.env.ELECTRON_OVERRIDE_DIST_PATH) || existsSync(join(around.projectFolder, 'node_modules', 'electron', 'path.txt'))
}
