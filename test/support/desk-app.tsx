// The whole window on a fake desk, as a person meets it.

import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { App } from '../../renderer/app.tsx'
import { changeScanner } from '../../renderer/scanner/kept-settings.ts'
import { navigate } from '../../renderer/state/navigate.ts'
import type { Route } from '../../renderer/state/route.ts'
import { openWindow } from './desk-window.tsx'
import type { FakeDesk } from './fake-desk.ts'

/** No key of a person sends it. */
const SCANNER_MARK = '\u0002'

/** Opens the window at a place and waits for its heading. */
export async function openApp(desk: FakeDesk, route: Route = { screen: 'start' }, { hasScanner = false } = {}) {
  const session = await openWindow(desk)
  // The person of these tests types faster than any scanner: only what a scanner marks is a scan here.
  if (!hasScanner) changeScanner({ prefix: SCANNER_MARK, onlyMarked: true })
  navigate(route)
  const user = userEvent.setup()
  const view = render(<App env="test" />)
  return { session, user, ...view }
}

/** The rows of the list on screen, without the head: what each says, in order. */
export function shownRows(): readonly string[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent ?? '')
}
