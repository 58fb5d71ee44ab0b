// A window on a fake desk: the real state, copy and offline parts, with a component in front.

import { MantineProvider } from '@mantine/core'
import { render, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { ReactElement } from 'react'
import { onTestFinished } from 'vitest'
import { openDeskCopy } from '../../renderer/cache/desk-copy.ts'
import { fetchRules } from '../../renderer/offline/fetch-rules.ts'
import type { DeskSession } from '../../renderer/state/desk-session.ts'
import { useDeskState } from '../../renderer/state/desk-state.ts'
import { chooseLooks } from '../../renderer/state/looks.ts'
import { startDeskSession } from '../../renderer/state/start-desk-session.ts'
import type { FakeDesk } from './fake-desk.ts'

let windows = 0

/** Starts the session of a window on this desk, with an empty copy, and waits until the copy holds everything. */
export async function openWindow(desk: FakeDesk, copyName?: string): Promise<DeskSession> {
  windows += 1
  const name = copyName ?? `window-${windows}`
  const copy = await openDeskCopy({ blocked: () => {}, superseded: () => {} }, name)
  const session = await startDeskSession({ connection: desk, copy, now: () => new Date().toISOString(), lockName: name })
  onTestFinished(() => session.stop())
  // The person of these tests never takes anything back: what they ask for leaves at once, but where the undo is the story.
  chooseLooks({ undo: 'off' })
  if (desk.line() === 'open') await waitFor(() => isCaughtUp(desk))
  // A window fetches them as soon as its first list stands.
  await fetchRules()
  return session
}

/** Renders a component in a window on this desk. */
export async function renderOnDesk(desk: FakeDesk, element: ReactElement) {
  const session = await openWindow(desk)
  const user = userEvent.setup()
  const view = render(<MantineProvider env="test">{element}</MantineProvider>)
  return { session, user, ...view }
}

function isCaughtUp(desk: FakeDesk): void {
  const { isCopyWhole, greeting, settings } = useDeskState.getState()
  if (!isCopyWhole || settings === null || greeting === null) throw new Error(`the copy is not whole yet (${desk.line()})`)
}
