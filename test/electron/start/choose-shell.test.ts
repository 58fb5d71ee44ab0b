import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chooseShell, type Surroundings } from '../../../electron/launch/choose-shell.ts'
import { electronBinary } from '../../../electron/launch/electron-binary.ts'
import { tempFolder } from '../../support/temp-folder.ts'

/** A checkout in which `npx install-electron` was run. */
function withElectron(): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'node_modules', 'electron', 'dist'), { recursive: true })
  writeFileSync(join(folder, 'node_modules', 'electron', 'path.txt'), 'electron')
  writeFileSync(join(folder, 'node_modules', 'electron', 'dist', 'electron'), '')
  return folder
}

function around(change: Partial<Surroundings> = {}): Surroundings {
  return { projectFolder: withElectron(), platform: 'linux', env: { DISPLAY: ':0' }, userId: 1000, ...change }
}

test('with its binary, a display and an ordinary user the desk is Electron', () => {
  expect(chooseShell(false, around())).toEqual({ shell: 'electron' })
  expect(chooseShell(false, around({ env: { WAYLAND_DISPLAY: 'wayland-0' } }))).toEqual({ shell: 'electron' })
  expect(chooseShell(false, around({ platform: 'win32', env: {}, userId: null }))).toEqual({ shell: 'electron' })
})

test.each([
  ['the binary is missing', { projectFolder: '/nowhere' }, 'install-electron'],
  ['there is no display', { env: {} }, 'no display'],
  ['the user is root', { userId: 0 }, 'root'],
])('when %s the desk says so in one sentence and runs in the browser', (_when, change, word) => {
  const choice = chooseShell(false, around(change))
  expect(choice.shell).toBe('browser')
  const why = choice.shell === 'browser' ? choice.why : ''
  expect(why).toContain(word)
  expect(why.match(/\.(\s|$)/g)).toHaveLength(1)
})

test('asked for the browser, the desk runs there whatever else is possible', () => {
  expect(chooseShell(true, around())).toMatchObject({ shell: 'browser', why: expect.stringContaining('--browser') })
})

test('a folder named for Electron counts as its binary', () => {
  const env = { DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: '/opt/electron' }
  expect(chooseShell(false, around({ projectFolder: '/nowhere', env }))).toEqual({ shell: 'electron' })
})

test('the program to start is the one that was installed, and none is invented', () => {
  const folder = withElectron()
  expect(electronBinary(folder, {})).toBe(join(folder, 'node_modules', 'electron', 'dist', 'electron'))
  expect(electronBinary('/nowhere', {})).toBeNull()
  expect(electronBinary('/nowhere', { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'node_modules', 'electron', 'dist') })).not.toBeNull()
})
