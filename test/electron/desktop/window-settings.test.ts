import type { App, Session } from 'electron'
import { expect, test } from 'vitest'
import { appMenuTemplate } from '../../../electron/desktop/app-menu.ts'
import { mainWindowOptions } from '../../../electron/desktop/main-window.ts'
import { guardNavigation } from '../../../electron/desktop/navigation-guard.ts'
import { denyPermissions } from '../../../electron/desktop/permissions.ts'
import { closeBeforeQuit } from '../../../electron/desktop/quit-guard.ts'
import { isFromDeskPage } from '../../../electron/desktop/sender-check.ts'
import { StandInApp, StandInContents, StandInSession } from '../../support/electron-stand-in.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

test('the window is sandboxed, isolated, without Node, and every switch is said aloud', () => {
  expect(mainWindowOptions('/x/preload.cjs', true).webPreferences).toEqual({
    preload: '/x/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: false,
  })
  expect(mainWindowOptions('/x/preload.cjs', false).webPreferences?.devTools).toBe(true)
  expect(mainWindowOptions('/x', true)).toMatchObject({ minWidth: 1024, minHeight: 700 })
})

function guardedContents(): StandInContents {
  const app = new StandInApp()
  guardNavigation(app as unknown as Pick<App, 'on'>, silent)
  const contents = new StandInContents()
  app.emit('web-contents-created', {}, contents)
  return contents
}

function isPrevented(contents: StandInContents, event: string, url: string): boolean {
  let prevented = false
  contents.emit(event, { url, preventDefault: () => (prevented = true) }, url)
  return prevented
}

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s leads nowhere but to the desk’s own page', (event) => {
  const contents = guardedContents()
  for (const url of [
    'https://evil.test',
    'file:///etc/passwd',
    'desk://evil/',
    'javascript:alert(1)',
    'data:text/html,x',
    'about:blank',
    'desk:app',
    '',
  ]) {
    expect(isPrevented(contents, event, url), url).toBe(true)
  }
  expect(isPrevented(contents, event, 'desk://app/#/orders')).toBe(false)
})

test('no second window opens and no page is embedded', () => {
  const contents = guardedContents()
  for (const url of ['https://evil.test', 'desk://app/', 'file:///etc/passwd'])
    expect(contents.windowOpen?.({ url })).toEqual({ action: 'deny' })
  expect(isPrevented(contents, 'will-attach-webview', '')).toBe(true)
})

function guardedSession(): StandInSession {
  const session = new StandInSession()
  denyPermissions(session as unknown as Session)
  return session
}

function isGranted(session: StandInSession, permission: string, requestingUrl = 'desk://app/', isMainFrame = true): boolean {
  let granted = false
  session.permissionRequest?.(new StandInContents(), permission, (answer) => (granted = answer), { requestingUrl, isMainFrame })
  return granted
}

const REFUSED = [
  'geolocation',
  'media',
  'midi',
  'midiSysex',
  'hid',
  'serial',
  'usb',
  'clipboard-read',
  'openExternal',
  'fileSystem',
  'display-capture',
  'unknown',
]

test('cameras, places, devices and the rest are refused, asked or looked up', () => {
  const session = guardedSession()
  for (const permission of REFUSED) {
    expect(isGranted(session, permission), permission).toBe(false)
    expect(session.permissionCheck?.(null, permission, 'desk://app', { isMainFrame: true }), permission).toBe(false)
  }
})

test('the desk’s own page may copy, fill the screen and notify; nobody else, and no frame inside it', () => {
  const session = guardedSession()
  for (const permission of ['clipboard-sanitized-write', 'fullscreen', 'notifications']) {
    expect(isGranted(session, permission)).toBe(true)
    expect(isGranted(session, permission, 'https://evil.test')).toBe(false)
    expect(isGranted(session, permission, 'desk://app/', false)).toBe(false)
    expect(session.permissionCheck?.(null, permission, 'desk://app', { isMainFrame: true })).toBe(true)
    expect(session.permissionCheck?.(null, permission, 'https://evil.test', { isMainFrame: true })).toBe(false)
  }
})

test('devices are never handed out, not even from a list', () => {
  const session = guardedSession()
  expect(session.devicePermission?.()).toBe(false)
  const answers: unknown[] = []
  session.bluetoothPairing?.({}, (answer) => answers.push(answer))
  session.displayMedia?.({}, (answer) => answers.push(answer))
  expect(answers).toEqual([{ confirmed: false }, null])
  const chosen: unknown[] = []
  const event = { preventDefault: () => undefined }
  session.emit('select-hid-device', event, {}, (id: unknown) => chosen.push(id))
  session.emit('select-serial-port', event, [], {}, (id: unknown) => chosen.push(id))
  session.emit('select-usb-device', event, {}, (id: unknown) => chosen.push(id))
  expect(chosen).toEqual([null, '', undefined])
})

test.each([
  ['the desk’s page', { url: 'desk://app/', parent: null }, true],
  ['a frame inside it', { url: 'desk://app/', parent: {} }, false],
  ['an empty page', { url: 'about:blank', parent: null }, false],
  ['no address at all', { url: '', parent: null }, false],
  ['another origin', { url: 'https://evil.test/', parent: null }, false],
  ['a host that only begins like it', { url: 'desk://app.evil/', parent: null }, false],
  ['a frame that is gone', null, false],
])('a message of %s is judged by its sender', (_who, senderFrame, isTaken) => {
  expect(isFromDeskPage({ senderFrame } as never)).toBe(isTaken)
})

test('a packaged desk has no way to a console in its menu', () => {
  expect(JSON.stringify(appMenuTemplate('linux', true))).not.toContain('toggleDevTools')
  expect(JSON.stringify(appMenuTemplate('linux', false))).toContain('toggleDevTools')
  expect(JSON.stringify(appMenuTemplate('darwin', true))).toContain('appMenu')
})

test('quitting waits for the desk process to end in order, once', async () => {
  const app = new StandInApp()
  let closes = 0
  closeBeforeQuit(app as unknown as Pick<App, 'on' | 'exit'>, {
    close: async () => {
      closes += 1
    },
  })
  app.quit()
  app.quit()
  expect(await app.exited).toBe(0)
  expect(closes).toBe(1)
})

test('a desk process that cannot end in order is told by the exit code', async () => {
  const app = new StandInApp()
  closeBeforeQuit(app as unknown as Pick<App, 'on' | 'exit'>, { close: () => Promise.reject(new Error('disk gone')) })
  app.quit()
  expect(await app.exited).toBe(1)
})
