import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import type { DeskClient } from '../../support/browser-desk.ts'
import { StandInApp, StandInSession, StandInWindow } from '../../support/electron-stand-in.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const argv = process.argv

afterEach(() => {
  process.argv = argv
  StandInWindow.opened.length = 0
  vi.resetModules()
  vi.doUnmock('electron')
})

interface Program {
  readonly app: StandInApp
  readonly ipcMain: EventEmitter
  readonly session: StandInSession
  readonly schemes: unknown[]
  readonly served: Map<string, (request: { url: string; method: string }) => Promise<Response>>
  readonly errors: string[]
  readonly folder: string
}

/** Runs `electron/main.ts` as Electron would, over the stand-in. */
async function runMain(
  prepare: (app: StandInApp) => void = () => undefined,
  folder = tempFolder(),
  words: readonly string[] = [],
): Promise<Program> {
  const app = new StandInApp()
  prepare(app)
  const program: Program = {
    app,
    ipcMain: new EventEmitter(),
    session: new StandInSession(),
    schemes: [],
    served: new Map(),
    errors: [],
    folder,
  }
  vi.doMock('electron', () => ({
    app,
    BrowserWindow: StandInWindow,
    dialog: {
      showErrorBox: (_title: string, content: string) => program.errors.push(content),
      showMessageBox: async ({ message }: { message: string }) => program.errors.push(message),
    },
    ipcMain: program.ipcMain,
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: () => undefined },
    protocol: {
      registerSchemesAsPrivileged: (schemes: unknown[]) => {
        app.calls.push('registerSchemesAsPrivileged')
        program.schemes.push(...schemes)
      },
      handle: (scheme: string, handler: (request: { url: string; method: string }) => Promise<Response>) =>
        program.served.set(scheme, handler),
    },
    session: { defaultSession: program.session },
  }))
  process.argv = ['/opt/order-desk', '--data', folder, ...words]
  await import('../../../electron/main.ts')
  return program
}

async function runningProgram(
  words: readonly string[] = [],
  prepare?: (app: StandInApp) => void,
): Promise<Program & { readonly window: StandInWindow }> {
  const program = await runMain(prepare, tempFolder(), words)
  onTestFinished(async () => {
    program.app.quit()
    await program.app.exited
  })
  const window = await vi.waitFor(() => {
    const opened = StandInWindow.opened[0]
    if (!opened) throw new Error('no window yet')
    return opened
  })
  return { ...program, window }
}

test('everything that must be said before Electron is ready is said before', async () => {
  const { app, schemes, folder } = await runningProgram()
  expect(app.calls).toEqual(['enableSandbox', 'registerSchemesAsPrivileged', 'setPath', 'requestSingleInstanceLock', 'whenReady'])
  expect(schemes).toMatchObject([{ scheme: 'desk' }])
  expect(app.paths.get('userData')).toBe(join(folder, 'window'))
})

test('the window shows the desk’s own page, guarded, once there is something to see', async () => {
  const { window, session, served, app } = await runningProgram()
  expect(window.loaded).toBe('desk://app/')
  expect(window.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    preload: '/opt/order-desk/dist/desktop/preload.cjs',
  })
  expect(window.shown).toBe(0)
  window.emit('ready-to-show')
  expect(window.shown).toBe(1)
  expect(served.has('desk')).toBe(true)
  expect(session.permissionRequest).not.toBeNull()
  expect(session.permissionCheck).not.toBeNull()
  expect(app.listenerCount('web-contents-created')).toBe(1)
})

/** The page asks for its line, as the preload does for it. */
function askForPort(program: Program, senderFrame: unknown): DeskClient {
  const { port1, port2 } = new MessageChannel()
  const near = new EventEmitter() as EventEmitter & { start(): void; postMessage(message: unknown): void; close(): void }
  near.start = () => port1.on('message', (data) => near.emit('message', { data }))
  near.postMessage = (message) => port1.postMessage(message)
  near.close = () => port1.close()
  port1.on('close', () => near.emit('close'))
  onTestFinished(() => port2.close())
  program.ipcMain.emit('desk:port', { senderFrame, ports: [near] })
  return createORPCClient(new RPCLink({ port: port2 }))
}

test('the desk’s page gets its line to the desk process', async () => {
  const program = await runningProgram()
  const client = askForPort(program, { url: 'desk://app/', parent: null })
  expect(await client.desk.hello()).toMatchObject({ shell: 'electron', appVersion: '0.0.0-test', isEmpty: true })
})

test('a frame inside the page, and any other page, get no line', async () => {
  const program = await runningProgram()
  for (const senderFrame of [
    { url: 'desk://app/', parent: {} },
    { url: 'about:blank', parent: null },
    { url: 'https://evil.test', parent: null },
    null,
  ]) {
    await expect(askForPort(program, senderFrame).desk.hello()).rejects.toThrow()
  }
})

test('started a second time, the first window comes to the front', async () => {
  const { app, window } = await runningProgram()
  const before = window.shown
  app.emit('second-instance', {}, ['/opt/order-desk'])
  expect(window.shown).toBe(before + 1)
})

test('started by a link, the desk opens at the order it names, and words after the link are nobody’s wish', async () => {
  const elsewhere = tempFolder()
  const { window, app, folder } = await runningProgram(['orderdesk://order/0199-a1', '--data', elsewhere])
  expect(window.loaded).toBe('desk://app/#/order/0199-a1')
  expect(app.paths.get('userData')).toBe(join(folder, 'window'))
})

test('a link that comes while the desk runs opens its order in the window that is there, or in a new one', async () => {
  const { app, window } = await runningProgram()
  app.emit('second-instance', {}, ['/opt/order-desk', '--flag', 'orderdesk://selection/s1?key=secret'])
  expect(window.loaded).toBe('desk://app/#/order/s1')
  window.isGone = true
  const event = { preventDefault: vi.fn() }
  app.emit('open-url', event, 'orderdesk://order/o2')
  expect(event.preventDefault).toHaveBeenCalled()
  expect(StandInWindow.opened.at(-1)).not.toBe(window)
  expect(StandInWindow.opened.at(-1)?.loaded).toBe('desk://app/#/order/o2')
})

test('a link to anything else opens nothing and is told to the person', async () => {
  const { app, window, errors } = await runningProgram()
  app.emit('second-instance', {}, ['/opt/order-desk', 'orderdesk://order/../../admin'])
  await vi.waitFor(() => expect(errors).toEqual(['Link not recognised']))
  expect(window.loaded).toBe('desk://app/')
})

test('only an installed desk asks the system for its links', async () => {
  expect((await runningProgram()).app.linkSchemes).toEqual([])
  vi.resetModules()
  StandInWindow.opened.length = 0
  const { app } = await runningProgram([], (each) => {
    each.isPackaged = true
  })
  expect(app.linkSchemes).toEqual(['orderdesk'])
})

test('the second copy itself ends at once', async () => {
  const { app } = await runMain((each) => {
    each.isFirst = false
  })
  expect(await app.exited).toBe(0)
  expect(StandInWindow.opened).toHaveLength(0)
})

test.each(['remote-debugging-port', 'remote-debugging-pipe'])('a packaged desk refuses --%s and never opens', async (name) => {
  const { app } = await runMain((each) => {
    each.isPackaged = true
    each.switches.add(name)
  })
  expect(await app.exited).toBe(2)
  expect(app.calls).not.toContain('whenReady')
})

test('a folder that another desk holds is told to the person, and the program ends with 4', async () => {
  const first = await runningProgram()
  vi.resetModules()
  const { app, errors } = await runMain(undefined, first.folder)
  expect(await app.exited).toBe(4)
  expect(errors[0]).toContain('in use')
})
