import { connectByPort } from './connect-by-port.ts'
import { connectBySocket } from './connect-by-socket.ts'
import type { DeskConnection } from './desk-connection.ts'

/** The scheme the desktop app serves its pages from; there the preload script brings a port. */
const DESKTOP_PROTOCOL = 'desk:'

/** Connects to the desk process by whichever door this window has. The only place that knows there are two. */
export async function connectDesk(page: Window = window): Promise<DeskConnection> {
  if (page.location.protocol === DESKTOP_PROTOCOL) return connectByPort(await handedPort(page))
  const scheme = page.location.protocol === 'https:' ? 'wss' : 'ws'
  return connectBySocket(`${scheme}://${page.location.host}/rpc`)
}

/** The preload script answers the page's request with a port of its own. */
function handedPort(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const [port] = event.ports
      // Only our own preload shares this window object; a frame or another page has another source.
      if (event.source !== page || event.data !== 'order-desk:port' || port === undefined) return
      page.removeEventListener('message', listen)
      resolve(port)
    }
    page.addEventListener('message', listen)
    page.postMessage('order-desk:ask-port', page.location.origin)
  })
}
