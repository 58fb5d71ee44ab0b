import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { DeskClient, DeskConnection } from './desk-connection.ts'
import { lineWatch } from './line-watch.ts'

/** Reaches the desk process of the desktop app: Electron's main process, over the port its preload script handed in. */
export function connectByPort(port: MessagePort): DeskConnection {
  const watch = lineWatch()
  const client: DeskClient = createORPCClient(new RPCLink({ port }))
  port.addEventListener('close', () => watch.set('stopped'))
  port.start()
  // A port has no opening event: the first answer opens the line.
  client.desk.hello().then(
    () => watch.set('open'),
    () => watch.set('stopped'),
  )
  return {
    client,
    line: watch.line,
    onLine: watch.onLine,
    close: () => port.close(),
  }
}
