// The browser desk: the desk process in plain Node, its window in any browser on this computer.

import { composeDesk, type Desk, joinFolder, trustWay } from './compose.ts'
import { type BrowserDoor, openBrowserDoor } from './doors/browser-door.ts'
import { CallServer } from './doors/call-server.ts'
import { fingerprintOf } from './doors/pinned-agent.ts'
import { hasDisplay } from './launch/choose-shell.ts'
import type { DeskOptions } from './launch/desk-options.ts'
import { openBrowser } from './launch/open-browser.ts'
import { complain, say } from './launch/say.ts'
import { untilToldToEnd } from './launch/until-told-to-end.ts'
import { StoreFailure } from './ports/store-failure.ts'
import { sessionFile } from './runtime/session-file.ts'
import { systemClock } from './runtime/system-clock.ts'

export interface BrowserDeskOptions extends Omit<DeskOptions, 'help' | 'browser'> {
  readonly rendererFolder: string
  readonly appVersion: string
}

const IN_USE = 4
const FAILED = 1
const ENDING_MS = 10_000

/** Runs the browser desk until it is told to end; answers the exit code. */
export async function runBrowserDesk(options: BrowserDeskOptions): Promise<number> {
  if (!(await (options.join ? joined(options.folder, options.join, options.trust) : trusted(options.folder, options.trust)))) return FAILED
  const desk = await openDesk(options)
  if (typeof desk === 'number') return desk
  const door = await openDoor(desk, options)
  if (door === null) {
    await desk.close()
    return IN_USE
  }
  const toldToEnd = untilToldToEnd(() => say(addressSentence(door)))
  if (options.demo) await loadDemo(desk)
  say(addressSentence(door))
  const another = process.stdin.isTTY ? ' Enter prints a new one.' : ''
  say(`Its data is in ${options.folder}. The address lets one browser in, once.${another} Ctrl+C ends the desk.`)
  if (options.open && hasDisplay(process)) void openBrowser(door.newAddress())
  await toldToEnd
  say('Ending …')
  // What is committed is safe; a window that does not let go must not keep the terminal.
  setTimeout(() => process.exit(0), ENDING_MS).unref()
  await door.close()
  await desk.close()
  return 0
}

function addressSentence(door: BrowserDoor): string {
  return `The order desk is at ${door.newAddress()}`
}

async function openDesk(options: BrowserDeskOptions): Promise<Desk | number> {
  try {
    return await composeDesk({ folder: options.folder, shell: 'browser', appVersion: options.appVersion })
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    complain(error.message)
    return error.kind === 'in-use' ? IN_USE : FAILED
  }
}

async function joined(folder: string, { hub, code }: NonNullable<DeskOptions['join']>, trust: DeskOptions['trust']): Promise<boolean> {
  try {
    const answer = await joinFolder(folder, { address: hub, code, plain: trust.plain, fingerprint: trust.fingerprint ?? undefined })
    if (answer.joined) {
      say(`This desk is “${answer.deskName}” of ${answer.shopName || 'the shop'} now; its orders have the series ${answer.series}.`)
      return true
    }
    complain(answer.sentence)
    if (answer.ask) complain(answer.ask.is === 'plain' ? IF_PLAIN : `If it is the hub’s own, add: --fingerprint ${answer.ask.fingerprint}`)
    return false
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    complain(error.message)
    return false
  }
}

const IF_PLAIN = 'If it is meant all the same, add: --plain-http'

/** Keeps what the person says about the way to the hub this desk has already. */
function trusted(folder: string, { fingerprint, plain }: DeskOptions['trust']): boolean {
  if (fingerprint === null && !plain) return true
  const certificate = fingerprint === null ? null : fingerprintOf(fingerprint)
  if (fingerprint !== null && certificate === null) {
    complain('This is not a SHA-256 fingerprint: it has 64 digits and letters from A to F.')
    return false
  }
  try {
    const isJoined = trustWay(folder, { ...(certificate === null ? {} : { certificate }), ...(plain ? { isPlainAllowed: true } : {}) })
    if (!isJoined) complain('This desk has no hub. To join a shop add --hub ADDRESS and --code CODE.')
    return isJoined
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    complain(error.message)
    return false
  }
}

async function openDoor(desk: Desk, options: BrowserDeskOptions): Promise<BrowserDoor | null> {
  try {
    return await openBrowserDoor({
      calls: new CallServer(desk.router, desk.logger),
      logger: desk.logger,
      clock: systemClock,
      sessions: sessionFile(options.folder),
      rendererFolder: options.rendererFolder,
      port: options.port,
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES'))) throw error
    const why = error.code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used by you'
    complain(`Port ${options.port} on 127.0.0.1 ${why}. End that program, or choose another port, such as --port ${options.port + 1}.`)
    return null
  }
}

async function loadDemo(desk: Desk): Promise<void> {
  if (!(await desk.isEmpty())) {
    say('The desk has orders already, so the sample shop is left out.')
    return
  }
  say('Setting up the sample shop …')
  const last = await desk.loadSampleShop(() => undefined)
  say(last.failure ? last.failure.message : 'The sample shop is ready.')
}
