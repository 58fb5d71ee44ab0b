import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket as LastingSocket } from 'partysocket'
import type { DeskClient, DeskConnection } from './desk-connection.ts'
import { lineWatch } from './line-watch.ts'

/** Reaches the desk process of the browser desk: a socket on the page's own origin that comes back by itself. */
export function connectBySocket(url: string): DeskConnection {
  const socket = new LastingSocket(url, [], {
    minReconnectionDelay: 300,
    maxReconnectionDelay: 4000,
    reconnectionDelayGrowFactor: 1.6,
    connectionTimeout: 5000,
    // Nothing is kept for later: what could not be sent has been taken back on screen and must not happen afterwards.
    maxEnqueuedMessages: 0,
  })
  const watch = lineWatch()
  socket.addEventListener('open', () => watch.set('open'))
  socket.addEventListener('close', async () => {
    if (watch.line() !== 'turned-away') watch.set('stopped')
    // A refused upgrade does not say why it was refused; an ordinary request does.
    if ((await isTurnedAway()) && watch.line() === 'stopped') watch.set('turned-away')
  })
  const client: DeskClient = createORPCClient(new RPCLink({ websocket: socket as unknown as WebSocket }))
  return {
    client,
    line: watch.line,
    onLine: watch.onLine,
    close: () => socket.close(),
  }
}

async function isTurnedAway(): Promise<boolean> {
  try {
    return (await fetch('./icon.svg', { cache: 'no-store' })).status === 401
  } catch {
    return false
  }
}
