// Runs sandboxed beside the desk's page and hands it its message port; nothing of Electron reaches the page.
//
// The page asks by `window.postMessage('order-desk:ask-port', location.origin)`, as often as it needs a line, and receives a
// message event whose data is `order-desk:port` and whose only port is the line (oRPC: `RPCLink` of `@orpc/client/message-port`).
// The page knows that it runs here by `location.protocol === 'desk:'`.

import { ipcRenderer } from 'electron'
import type { PORT_CHANNEL } from './desktop/port-channel.ts'

// Written out, and held equal by its type: a sandboxed preload is one file and can load no other.
const CHANNEL: typeof PORT_CHANNEL = 'desk:port'

/** The little of a window that is needed here: this room is compiled without the browser's types. */
interface Page {
  readonly location: { readonly origin: string }
  addEventListener(type: 'message', listener: (event: { readonly source: unknown; readonly data: unknown }) => void): void
  postMessage(message: string, targetOrigin: string, transfer: readonly unknown[]): void
}

const page = globalThis as unknown as Page

page.addEventListener('message', (event) => {
  if (event.source !== page || event.data !== 'order-desk:ask-port') return
  const { port1, port2 } = new MessageChannel()
  ipcRenderer.postMessage(CHANNEL, null, [port1])
  page.postMessage('order-desk:port', page.location.origin, [port2])
})
