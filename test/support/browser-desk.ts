// A whole browser desk for tests: the real desk process over a folder of its own, its real door on a free port.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { composeDesk, type Desk, type DeskSettings } from '../../electron/compose.ts'
import { type BrowserDoor, openBrowserDoor } from '../../electron/doors/browser-door.ts'
import type { CallLimits } from '../../electron/doors/call-allowance.ts'
import { CallServer } from '../../electron/doors/call-server.ts'
import { sessionFile } from '../../electron/runtime/session-file.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import type { procedures } from '../../shared/contract/procedures.ts'
import { tempFolder } from './temp-folder.ts'

export type DeskClient = ContractRouterClient<typeof procedures>

export interface RunningDesk {
  readonly desk: Desk
  readonly door: BrowserDoor
  readonly port: number
  readonly folder: string
}

export async function runningDesk({
  folder = tempFolder(),
  port = 0,
  limits,
  rendererFolder = plainRenderer(),
  printing,
}: {
  folder?: string
  port?: number
  limits?: CallLimits
  rendererFolder?: string
  /** The printers of this computer, as only the desktop shell reaches them. */
  printing?: NonNullable<DeskSettings['printing']>
} = {}): Promise<RunningDesk> {
  const desk = await composeDesk({ folder, shell: 'browser', appVersion: '0.0.0-test', ...(printing ? { printing } : {}) })
  const door = await openBrowserDoor({
    calls: new CallServer(desk.router, desk.logger, limits),
    logger: desk.logger,
    clock: systemClock,
    sessions: sessionFile(folder),
    rendererFolder,
    port,
  })
  onTestFinished(async () => {
    await door.close()
    await desk.close()
  })
  return { desk, door, port: Number(new URL(door.origin).port), folder }
}

/** A renderer as the build leaves it, but empty. */
export function plainRenderer(): string {
  const folder = join(tempFolder(), 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<!doctype html><html><head><title>Order desk</title></head><body></body></html>')
  writeFileSync(join(folder, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(folder, '..', 'secret.txt'), 'not for windows')
  return folder
}

/** The cookie a browser gets for the printed address. */
export async function letIn(door: BrowserDoor): Promise<string> {
  const answer = await fetch(door.newAddress(), { redirect: 'manual' })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

/** A socket as the desk's own page opens it. */
export function openSocket(door: BrowserDoor, cookie: string, origin = door.origin): WebSocket {
  const socket = new WebSocket(`${door.origin.replace('http', 'ws')}/rpc`, { headers: { cookie }, origin })
  onTestFinished(() => socket.terminate())
  return socket
}

/** The typed client a window has, over a real socket. */
export async function deskClient(door: BrowserDoor): Promise<{ client: DeskClient; socket: WebSocket }> {
  const socket = openSocket(door, await letIn(door))
  return { client: clientOver(socket), socket }
}

export function clientOver(socket: WebSocket): DeskClient {
  const link = new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })
  return createORPCClient(link)
}
