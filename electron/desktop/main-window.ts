import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { DESK_PAGE } from './desk-address.ts'

/** Every switch is said aloud, defaults included: a default that changes with a new Electron must not change the desk. */
export function mainWindowOptions(preload: string, isPackaged: boolean): BrowserWindowConstructorOptions {
  return {
    width: 1360,
    height: 860,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Order desk',
    webPreferences: {
      preload,
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
      devTools: !isPackaged,
    },
  }
}

/** Opens the desk's window at a page of the desk, and shows it once there is something to see. */
export function openMainWindow(Window: typeof BrowserWindow, preload: string, isPackaged: boolean, page = DESK_PAGE): BrowserWindow {
  const window = new Window(mainWindowOptions(preload, isPackaged))
  window.once('ready-to-show', () => window.show())
  void window.loadURL(page)
  return window
}

/** Brings the window to the person who started the desk a second time. */
export function showAgain(window: BrowserWindow | null): void {
  if (!window || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
