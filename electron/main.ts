// The desktop desk: the desk process is Electron's main process, its window the only page there is.

import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, type PrinterInfo, protocol, session } from 'electron'
import { composeDesk, type Desk } from './compose.ts'
import { appMenuTemplate } from './desktop/app-menu.ts'
import { DESK_SCHEME_PRIVILEGES, serveDeskProtocol } from './desktop/app-protocol.ts'
import { DeskLinks, LINK_SCHEME, linkIn, wordsBeforeLink } from './desktop/desk-links.ts'
import { DeskPrinting } from './desktop/desk-printing.ts'
import { openMainWindow, showAgain } from './desktop/main-window.ts'
import { guardNavigation } from './desktop/navigation-guard.ts'
import { denyPermissions } from './desktop/permissions.ts'
import { handOverPorts } from './desktop/port-handover.ts'
import { PrintPages } from './desktop/print-pages.ts'
import { closeBeforeQuit } from './desktop/quit-guard.ts'
import { CallServer } from './doors/call-server.ts'
import { servePort } from './doors/message-port-door.ts'
import { readDesktopOptions } from './launch/desktop-options.ts'
import type { Logger } from './ports/logger.ts'
import { StoreFailure } from './ports/store-failure.ts'

const options = readDesktopOptions(wordsBeforeLink(process.argv))
const links = new DeskLinks(tellNotRecognised)
const papers = new PrintPages()
links.follow(linkIn(process.argv))

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
  // Some systems hand a link over before the program is ready.
  app.on('open-url', (event, link) => {
    event.preventDefault()
    links.follow(link)
  })
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
  serveDeskProtocol(protocol, join(app.getAppPath(), 'dist', 'renderer'), papers)
  const calls = new CallServer(desk.router, desk.logger)
  handOverPorts(ipcMain, (port) => servePort(port, calls, desk.logger), desk.logger)
  Menu.setApplicationMenu(Menu.buildFromTemplate(appMenuTemplate(process.platform, app.isPackaged)))
  const preload = join(app.getAppPath(), 'dist', 'desktop', 'preload.cjs')
  const opened = (page?: string) => openMainWindow(BrowserWindow, preload, app.isPackaged, page)
  const firstPage = links.begin((page) => {
    if (window.isDestroyed()) window = opened(page)
    else {
      showAgain(window)
      void window.loadURL(page)
    }
  })
  let window = opened(firstPage)
  // A program that is run from its sources is not what the system should open links with.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME)
  app.on('second-instance', (_event, argv) => {
    showAgain(window)
    links.follow(linkIn(argv))
  })
  app.on('activate', () => {
    if (window.isDestroyed()) window = opened()
    else showAgain(window)
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  if (options.demo) void loadDemo(desk)
}

/** Any window of the desk can name the printers; there is one whenever somebody asks. */
async function listPrinters(): Promise<readonly PrinterInfo[]> {
  const [window] = BrowserWindow.getAllWindows()
  return window ? window.webContents.getPrintersAsync() : []
}

async function openDesk(): Promise<Desk | null> {
  const printing = (logger: Logger) =>
    new DeskPrinting({ Window: BrowserWindow, pages: papers, listPrinters, downloads: () => app.getPath('downloads'), logger })
  try {
    return await composeDesk({ folder: options.folder, shell: 'electron', appVersion: app.getVersion(), printing })
  } catch (error) {
    dialog.showErrorBox('The order desk cannot start', error instanceof StoreFailure ? error.message : 'Something went wrong at the start.')
    app.exit(error instanceof StoreFailure && error.kind === 'in-use' ? 4 : 1)
    return null
  }
}

async function loadDemo(desk: Desk): Promise<void> {
  if (await desk.isEmpty()) await desk.loadSampleShop(() => undefined)
}

function tellNotRecognised(): void {
  void app
    .whenReady()
    .then(() => dialog.showMessageBox({ type: 'warning', message: 'Link not recognised', detail: 'It leads to no order of this desk.' }))
}

function failToStart(): void {
  app.exit(1)
}
