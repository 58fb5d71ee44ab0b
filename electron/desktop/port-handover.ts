import type { IpcMain, MessagePortMain } from 'electron'
import type { Logger } from '../ports/logger.ts'
import { PORT_CHANNEL } from './port-channel.ts'
import { isFromDeskPage } from './sender-check.ts'

/** The one message main listens to: a page of the desk asks for its line. Anybody else is refused and logged. */
export function handOverPorts(ipcMain: Pick<IpcMain, 'on'>, serve: (port: MessagePortMain) => void, logger: Logger): void {
  ipcMain.on(PORT_CHANNEL, (event) => {
    const [port, ...others] = event.ports
    if (!isFromDeskPage(event) || !port || others.length > 0) {
      for (const each of event.ports) each.close()
      logger.warn('IPC_SENDER_REJECTED: somebody else than the desk’s page asked for its line')
      return
    }
    serve(port)
  })
}
