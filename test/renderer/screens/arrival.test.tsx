import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { navigate } from '../../../renderer/state/navigate.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { ORDER_ID, placed } from '../../support/given-order.ts'

test('whatever was scrolled before, another screen is read from its beginning', async () => {
  await openApp(fakeDesk(placed()), { screen: 'new', selectionId: null })
  const heading = await screen.findByRole('heading', { level: 1, name: 'New order' })
  const scrolled = screen.getByRole('main').lastElementChild
  if (!scrolled?.contains(heading)) throw new Error('the screen stands elsewhere')
  scrolled.scrollTop = 400
  act(() => navigate({ screen: 'order', id: ORDER_ID }))
  await screen.findByRole('heading', { level: 1, name: /A-00001/ })
  await waitFor(() => expect(scrolled.scrollTop).toBe(0))
})
