// The real window, through Playwright's Electron driver. Runs where Electron's binary, a display and an ordinary user are.

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chooseShell } from '../../electron/launch/choose-shell.ts'
import { electronBinary } from '../../electron/launch/electron-binary.ts'
import { DESKTOP_SHELL, ensureBuilt, RENDERER } from '../../electron/launch/fresh-build.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'

const choice = chooseShell(false, {
  projectFolder: PROJECT_ROOT,
  platform: process.platform,
  env: process.env,
  userId: process.getuid?.() ?? null,
})
const binary = electronBinary(PROJECT_ROOT, process.env)
const missing = choice.shell === 'browser' ? choice.why : binary === null ? 'Electron’s binary is named but not there.' : null
const title = missing === null ? 'the desktop window' : `the desktop window (skipped: ${missing})`

describe.skipIf(missing !== null)(title, () => {
  const folder = mkdtempSync(join(tmpdir(), 'order-desk-window-'))
  let desk: ElectronApplication
  let page: Page

  beforeAll(async () => {
    for (const target of [RENDERER, DESKTOP_SHELL]) expect(await ensureBuilt(PROJECT_ROOT, target, () => undefined)).toBeNull()
    desk = await _electron.launch({ executablePath: binary ?? '', args: [PROJECT_ROOT, '--data', folder] })
    page = await desk.firstWindow()
  })

  afterAll(async () => {
    await desk?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('an empty desk shows its first screen', async () => {
    expect(page.url()).toBe('desk://app/')
    await page.getByRole('button', { name: /sample shop/i }).waitFor()
  })

  test('the page has no way to Node or Electron', async () => {
    const known = await page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'electron'].filter((name) => name in globalThis),
    )
    expect(known).toEqual([])
  })

  test('the window is sandboxed and isolated', async () => {
    const preferences = await desk.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
  })

  test('the page stays where it is, alone, and reads no file', async () => {
    await page.evaluate(() => {
      location.href = 'https://evil.test/'
    })
    expect(page.url()).toBe('desk://app/')
    expect(await page.evaluate(() => window.open('https://evil.test/'))).toBeNull()
    expect(
      await page.evaluate(() =>
        fetch('file:///etc/hosts').then(
          () => 'read',
          () => 'refused',
        ),
      ),
    ).toBe('refused')
    expect(desk.windows()).toHaveLength(1)
  })

  test('devices and places are denied', async () => {
    const state = await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state)
    expect(state).toBe('denied')
  })

  test('the desk process speaks SQLite and keeps its files in the folder it was given', async () => {
    expect(existsSync(join(folder, 'authority.sqlite'))).toBe(true)
    expect(existsSync(join(folder, 'desk.sqlite'))).toBe(true)
  })
})
