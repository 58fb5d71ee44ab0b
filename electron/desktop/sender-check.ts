import type { IpcMainEvent } from 'electron'
import { isDeskAddress } from './desk-address.ts'

/** True when a message comes from the main frame of the desk's own page: no frame inside it, no empty page, no other origin. */
export function isFromDeskPage(event: Pick<IpcMainEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame
  if (!frame) return false
  return frame.parent === null && isDeskAddress(frame.url)
}
