// The desk as a person starts it: the real start line, a folder of its own, a real browser at the printed address.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from './real-browser.ts'
import { PROJECT_ROOT } from './source-files.ts'

export interface RunningApp {
  readonly port: number
  readonly folder: string
  /** The address with its one-time token. */
  readonly address: string
  /** Ctrl+C, as the person at the terminal would; answers the exit code. */
  stop(): Promise<number | null>
}

/** Starts the browser desk on a folder and waits for its address. */
export async function startApp(
  folder: string,
  options: { readonly port?: number; readonly args?: readonly string[] } = {},
): Promise<RunningApp> {
  const port = options.port ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['electron/start.mjs', '--browser', '--no-open', '--port', String(port), '--data', folder, ...(options.args ?? [])],
    { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  return { port, folder, address: await addressOf(child), stop: () => interrupt(child) }
}

export interface RunningHub {
  readonly url: string
  readonly port: number
  /** The code a desk joins with, where the hub printed one: at its first start. */
  readonly code: string | null
  stop(): Promise<number | null>
}

/** Starts a hub on a folder as whoever runs it does, and waits until it says where it is. */
export async function startHub(
  folder: string,
  options: { readonly port?: number; readonly args?: readonly string[] } = {},
): Promise<RunningHub> {
  const isFirst = options.port === undefined
  const port = options.port ?? (await freePort())
  const child = spawn(
    process.execPath,
    ['electron/on-newer-node.mjs', 'electron/hub.ts', '--port', String(port), '--data', folder, ...(options.args ?? [])],
    { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const [said = '', code] = await saidBy(
    child,
    isFirst ? /Ctrl\+C ends the hub[\s\S]*with the code (\S+?),/ : /[\s\S]*Ctrl\+C ends the hub/,
  )
  const url = /The hub is at (\S+)/.exec(said)?.[1] ?? `http://127.0.0.1:${port}`
  return { url, port, code: code ?? null, stop: () => interrupt(child) }
}

function addressOf(child: ChildProcess): Promise<string> {
  return saidBy(child, /http:\/\/\S+token=\S+/).then(([address]) => address)
}

async function saidBy(child: ChildProcess, awaited: RegExp): Promise<RegExpExecArray> {
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString()
      const found = awaited.exec(said)
      if (found) resolve(found)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the process ended with ${code} before it had said ${awaited}:\n${said}`)))
  })
}

async function interrupt(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  return code as number | null
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/** How fast a person types; without a pause between its keys a text is a scanner's. */
export const AS_A_PERSON = { delay: 60 } as const

/** How long anything awaited in a window may take: far longer than it does, on a machine with other work to do. */
const PATIENCE_MS = 30_000

/** For what a desk, a hub and a window between them must have told each other. */
export const LONG_PATIENCE = { timeout: 90_000 } as const

/** Nobody reads and answers sooner. */
const REACTION_MS = 200

/** Presses a key as somebody who has read what stands there; an Enter right after a scan would be the scanner's own. */
export async function pressHavingRead(page: Page, key: string): Promise<void> {
  await page.waitForTimeout(REACTION_MS)
  await page.keyboard.press(key)
}

export interface Window {
  readonly browser: Browser
  readonly page: Page
  /** What the browser complained about: errors in the console, broken policies, uncaught exceptions. */
  readonly complaints: string[]
}

export async function openWindow(address: string, size = { width: 1360, height: 800 }): Promise<Window> {
  const browser = await launchBrowser()
  const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Europe/London' })
  // The person of these tests takes nothing back: what they ask for leaves at once.
  await context.addInitScript(() => {
    try {
      if (localStorage.getItem('order-desk-looks') === null) localStorage.setItem('order-desk-looks', '{"undo":"off"}')
    } catch {
      // The empty page a window begins with keeps nothing.
    }
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  await slowDown(page)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(address)
  return { browser, page, complaints }
}

/** `ORDER_DESK_SLOWER=4`: the window thinks so many times slower, as on a computer a shop has had for years. */
async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.ORDER_DESK_SLOWER ?? 1)
  if (rate > 1) await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate })
}

/** The window as it is zoomed in: a screen of this size has so many fewer places. Motion is reduced in every window of the tests. */
export async function zoomTo(page: Page, size: { readonly width: number; readonly height: number }, zoom: number): Promise<void> {
  await page.setViewportSize({ width: Math.floor(size.width / zoom), height: Math.floor(size.height / zoom) })
}

/** Serious and critical accessibility findings of the page as it stands, each in one line; of colours alone where only those changed. */
export async function axeFindings(page: Page, of: 'everything' | 'colours' = 'everything'): Promise<readonly string[]> {
  const axe = await import('axe-core')
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.default.source)
  const results = await page.evaluate(
    async (runOnly) => {
      const run = (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run
      return run(document, { runOnly, resultTypes: ['violations'] })
    },
    of === 'colours' ? ['color-contrast'] : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  )
  return results.violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

/** The findings in the dark and then in the light, in which the page is left. */
export async function findingsInBothLights(page: Page): Promise<readonly string[]> {
  const findings: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    findings.push(...(await axeFindings(page)).map((finding) => `${colorScheme}: ${finding}`))
  }
  return findings
}

/** Takes a picture for the documentation, when the run was asked for pictures: no other run touches what is committed. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.ORDER_DESK_PICTURES !== 'take') return
  await page.screenshot({ path: join(PROJECT_ROOT, 'docs', 'pictures', `${name}.png`) })
}
