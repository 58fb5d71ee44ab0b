// Stands in for the `electron` package where its binary is not: keeps what it was told, and plays the page's part on request.

import { EventEmitter } from 'node:events'

export class StandInSession extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: (granted: boolean) => void, details: unknown) => void) | null = null
  permissionCheck: ((contents: unknown, permission: string, origin: string, details: unknown) => boolean) | null = null
  devicePermission: (() => boolean) | null = null
  bluetoothPairing: ((details: unknown, answer: (response: unknown) => void) => void) | null = null
  displayMedia: ((request: unknown, answer: (streams: unknown) => void) => void) | null = null

  setPermissionRequestHandler(handler: StandInSession['permissionRequest']): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: StandInSession['permissionCheck']): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: StandInSession['devicePermission']): void {
    this.devicePermission = handler
  }
  setBluetoothPairingHandler(handler: StandInSession['bluetoothPairing']): void {
    this.bluetoothPairing = handler
  }
  setDisplayMediaRequestHandler(handler: StandInSession['displayMedia']): void {
    this.displayMedia = handler
  }
}

export class StandInContents extends EventEmitter {
  windowOpen: ((details: { url: string }) => { action: string }) | null = null
  url = 'desk://app/'
  /** Options of each print, in order. */
  readonly printed: unknown[] = []
  print(options: unknown, done: (success: boolean, reason: string) => void): void {
    this.emit('print', options, done)
  }
  async printToPDF(): Promise<Uint8Array> {
    return new TextEncoder().encode('%PDF of desk')
  }

  getURL(): string {
    return this.url
  }
  setWindowOpenHandler(handler: StandInContents['windowOpen']): void {
    this.windowOpen = handler
  }
}

export class StandInWindow extends EventEmitter {
  static readonly opened: StandInWindow[] = []
  /** What stands behind the printer: answers why it does not print, or nothing when it does. */
  static printer: ((window: StandInWindow) => Promise<unknown>) | null = null
  readonly webContents = new StandInContents()
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> } & Readonly<Record<string, unknown>>
  loaded = ''
  shown = 0
  isGone = false

  constructor(options: StandInWindow['options']) {
    super()
    this.options = options
    StandInWindow.opened.push(this)
    this.webContents.on('print', (printed: unknown, done: (success: boolean, reason: string) => void) => {
      this.webContents.printed.push(printed)
      const answer = StandInWindow.printer?.(this) ?? Promise.resolve(undefined)
      answer.then(
        (reason) => done(typeof reason !== 'string', typeof reason === 'string' ? reason : ''),
        (error: unknown) => done(false, error instanceof Error ? error.message : String(error)),
      )
    })
  }
  async loadURL(url: string): Promise<void> {
    this.loaded = url
  }
  show(): void {
    this.shown += 1
  }
  focus(): void {}
  restore(): void {}
  isMinimized(): boolean {
    return false
  }
  destroy(): void {
    this.isGone = true
  }
  isDestroyed(): boolean {
    return this.isGone
  }
}

export class StandInApp extends EventEmitter {
  readonly calls: string[] = []
  readonly switches = new Set<string>()
  readonly paths = new Map<string, string>()
  readonly linkSchemes: string[] = []
  readonly commandLine = { hasSwitch: (name: string) => this.switches.has(name) }
  isPackaged = false
  isFirst = true
  readonly #ending = Promise.withResolvers<number>()

  /** Fulfils with the code the program would have ended with. */
  get exited(): Promise<number> {
    return this.#ending.promise
  }
  enableSandbox(): void {
    this.calls.push('enableSandbox')
  }
  setPath(name: string, path: string): void {
    this.calls.push('setPath')
    this.paths.set(name, path)
  }
  setAsDefaultProtocolClient(scheme: string): boolean {
    this.linkSchemes.push(scheme)
    return true
  }
  requestSingleInstanceLock(): boolean {
    this.calls.push('requestSingleInstanceLock')
    return this.isFirst
  }
  async whenReady(): Promise<void> {
    this.calls.push('whenReady')
  }
  exit(code: number): void {
    this.#ending.resolve(code)
  }
  quit(): void {
    this.emit('before-quit', { preventDefault: () => undefined })
  }
  getVersion(): string {
    return '0.0.0-test'
  }
  getAppPath(): string {
    return '/opt/order-desk'
  }
}
