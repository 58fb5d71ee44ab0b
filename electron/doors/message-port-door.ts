import type { Logger } from '../ports/logger.ts'
import type { CallServer } from './call-server.ts'

/** The near end of a message port, as Electron's main process has it. */
export interface NearPort {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
  start(): void
  close(): void
}

/** Serves one window over its port, until either end is gone. Who sent the port was checked before. */
export function servePort(port: NearPort, calls: CallServer, logger: Logger): void {
  const end = calls.attend({
    send: async (frame) => port.postMessage(frame),
    cut: (reason) => {
      logger.warn('A window’s port was closed', { reason })
      port.close()
    },
  })
  port.on('message', (event) => end.receive(event.data))
  port.on('close', () => end.close())
  port.start()
}
