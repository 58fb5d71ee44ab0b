import type { App, WebContents } from 'electron'
import type { Logger } from '../ports/logger.ts'
import { isDeskAddress } from './desk-address.ts'

/** No page but the desk's own, no second window, no embedded one: for every web contents there will ever be. */
export function guardNavigation(app: Pick<App, 'on'>, logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, logger))
}

function guardContents(contents: WebContents, logger: Logger): void {
  const keepInside = (event: { readonly url: string; preventDefault(): void }) => {
    if (isDeskAddress(event.url)) return
    event.preventDefault()
    logger.warn('NAV_BLOCKED: the window was kept from leaving the desk', { scheme: schemeOf(event.url) })
  }
  contents.on('will-navigate', keepInside)
  contents.on('will-redirect', keepInside)
  contents.on('will-frame-navigate', keepInside)
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
    logger.warn('WEBVIEW_BLOCKED: a page tried to embed another')
  })
  contents.setWindowOpenHandler(({ url }) => {
    logger.warn('WINDOW_BLOCKED: a page tried to open a window', { scheme: schemeOf(url) })
    return { action: 'deny' }
  })
}

/** Only the scheme is logged: an address may carry names. */
function schemeOf(url: string): string {
  return /^[a-z][a-z0-9+.-]{0,20}:/i.exec(url)?.[0] ?? 'none'
}
