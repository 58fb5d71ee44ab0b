import type { App } from 'electron'

/** What must end in order before the process may go. */
export interface Endable {
  close(): Promise<void>
}

/** Lets the desk process end in order before the program quits: the store is closed once, and only then the process goes. */
export function closeBeforeQuit(app: Pick<App, 'on' | 'exit'>, desk: Endable): void {
  let isEnding = false
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (isEnding) return
    isEnding = true
    desk.close().then(
      () => app.exit(0),
      () => app.exit(1),
    )
  })
}
