import type { WebSocket } from 'ws'
import type { Logger } from '../ports/logger.ts'
import type { CallServer } from './call-server.ts'

/** More than this waiting for one window means that it no longer reads. */
const BACKLOG_LIMIT = 64 * 1024 * 1024
const HEARTBEAT_MS = 30_000

/** Serves one browser window over its socket, until either end is gone. */
export function serveSocket(socket: WebSocket, calls: CallServer, logger: Logger): void {
  const end = calls.attend({
    send: (frame) => sendWithin(socket, frame, logger),
    cut: (reason) => socket.close(1008, reason),
  })
  let isAlive = true
  const heartbeat = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, HEARTBEAT_MS)
  heartbeat.unref()
  socket.on('pong', () => {
    isAlive = true
  })
  socket.on('message', (data, isBinary) => end.receive(isBinary ? data : data.toString()))
  socket.on('error', (error) => logger.warn('A window’s line failed', { error: error.message }))
  socket.on('close', () => {
    clearInterval(heartbeat)
    end.close()
  })
}

function sendWithin(socket: WebSocket, frame: string, logger: Logger): Promise<void> {
  if (socket.bufferedAmount > BACKLOG_LIMIT) {
    logger.warn('A window that no longer reads was cut off', { bufferedBytes: socket.bufferedAmount })
    socket.close(1013, 'too slow')
    socket.terminate()
    return Promise.reject(new Error('The window no longer reads'))
  }
  return new Promise((resolve, reject) => {
    socket.send(frame, (error) => (error ? reject(error) : resolve()))
  })
}
