import type { Session } from 'electron'
import { isDeskAddress } from './desk-address.ts'

/** What the desk's own page may ask for. Everything else is refused without asking anybody. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen', 'notifications'])

/** Refuses cameras, places, devices and the rest: asked, checked silently, or chosen from a list. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(ALLOWED.has(permission) && details.isMainFrame && isDeskAddress(details.requestingUrl) && isDeskAddress(contents.getURL()))
  })
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) => {
    return ALLOWED.has(permission) && details.isMainFrame && isDeskAddress(requestingOrigin)
  })
  session.setDevicePermissionHandler(() => false)
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }))
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
}
