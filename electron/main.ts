// The desktop desk: the desk process is Electron's main process, its window the only page there is.

import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, protocol, session } from 'electron'
import { composeDesk, type Desk } from './compose.ts'
import { appMenuTemplate } from './desktop/app-menu.ts'
import { DESK_SCHEME_PRIVILEGES, serveDeskProtocol } from './desktop/app-protocol.ts'
import { openMainWindow, showAgain } from './desktop/main-window.ts'
import { guardNavigation } from './desktop/navigation-guard.ts'
import { denyPermissions } from './desktop/permissions.ts'
import { handOverPorts } from './desktop/port-handover.ts'
import { closeBeforeQuit } from './desktop/quit-guard.ts'
import { CallServer } from './doors/call-server.ts'
import { servePort } from './doors/message-port-door.ts'
import { readDesktopOptions } from './launch/desktop-options.ts'
import { StoreFailure } from './ports/store-failure.ts'

const options = readDesktopOptions(process.argv)

// Before Electron is ready: each of these is without effect afterwards.
app.enableSandbox()
protocol.registerSchemesAsPrivileged([DESK_SCHEME_PRIVILEGES])
// What Chromium keeps belongs to this data folder, and so does the lock that keeps a second copy out.
app.setPath('userData', join(options.folder, 'window'))

if (app.isPackaged && isDebuggingAsked()) {
  process.stderr.write('Remote debugging is disabled.\n')
  app.exit(2)
} else if (!app.requestSingleInstanceLock()) {
  app.exit(0)
} else {
  app.whenReady().then(startDesk, failToStart)
}

/** No fuse covers these switches: they would open the window to any program on this computer. */
function isDebuggingAsked(): boolean {
  return ['remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'].some((name) => app.commandLine.hasSwitch(name))
}

async function startDesk(): Promise<void> {
  const desk = await openDesk()
  if (desk === null) return
  closeBeforeQuit(app, desk)
  guardNavigation(app, desk.logger)
  denyPermissions(session.defaultSession)
  serveDeskProtocol(protocol, join(app.getAppPath(), 'dist', 'renderer'))
  const calls = new CallServer(desk.router, desk.logger)
  handOverPorts(ipcMain, (port) => servePort(port, calls, desk.logger), desk.logger)
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(process.platform, app.isPackaged)))
  const preload = join(app.getAppPath(), 'dist', 'desktop', 'preload.cjs')
  let window = openMainWindow(BrowserWindow, preload, app.isPackaged)
  app.on('second-instance', () => showAgain(window))
  app.on('activate', () => {
    if (window.isDestroyed()) window = openMainWindow(BrowserWindow, preload, app.isPackaged)
    else showAgain(window)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  if (options.demo) void loadDemo(desk)
}

async function openDesk(): Promise<Desk | null> {
  try {
    return await composeDesk({ folder: options.folder, shell: 'electron', appVersion: app.getVersion() })
  } catch (error) {
    dialog.showErrorBox('The order desk cannot start', error instanceof StoreFailure ? error.message : 'Something went wrong at the start.')
    app.exit(error instanceof StoreFailure && error.kind === 'in-use' ? 4 : 1)
    return null
  }
}

async function loadDemo(desk: Desk): Promise<void> {
  if (await desk.isEmpty()) await desk.loadSampleShop(() => undefined)
}

function failToStart(): void {
  app.exit(1)
}
