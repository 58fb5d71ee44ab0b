import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { OrderScreen } from '../../../renderer/screens/order/order-screen.tsx'
import { choosePerson } from '../../../renderer/state/use-person.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { did, ORDER_ID, placed, type Step, selected, stateOf } from '../../support/given-order.ts'

async function openSelection(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const view = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  await screen.findByRole('region', { name: 'Links' })
  return { desk, ...view }
}

const links = () => within(screen.getByRole('region', { name: 'Links' }))

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).toString('hex')
}

test('a link is made with its locks, shown this once, and known to the desk by its hash alone', async () => {
  const { user, desk } = await openSelection(selected())
  await user.click(links().getByRole('button', { name: 'Create link' }))
  await user.click(links().getByRole('checkbox', { name: 'Lock the contents' }))
  await user.keyboard('{Enter}')
  const shown = await links().findByRole('textbox', { name: 'The link, shown this once' })
  const link = shown instanceof HTMLInputElement ? shown.value : ''
  const token = new URL(link).searchParams.get('key') ?? ''
  expect(token.length).toBeGreaterThan(40)
  const [kept] = stateOf(desk.world).selection?.links ?? []
  expect(kept).toMatchObject({ tokenHash: await hashOf(token), scope: 'edit', lockContents: true, lockPrices: true })
  expect(JSON.stringify(desk.submitted)).not.toContain(token)
  expect(await links().findByText('May change it, contents and prices locked')).toBeVisible()
  await user.click(links().getByRole('button', { name: 'Done' }))
  expect(screen.queryByText(/orderdesk:/)).toBeNull()
  expect(links().getByText('Open')).toBeVisible()
})

test('whether the customer is reminded of the selection is ticked beside who it is for', async () => {
  const { user, desk } = await openSelection(selected())
  const tick = screen.getByRole('checkbox', { name: 'Reminder by e-mail' })
  expect(tick).not.toBeChecked()
  await user.click(tick)
  await waitFor(() => expect(stateOf(desk.world).selection?.cartAbandonmentEmail).toBe(true))
  await user.click(tick)
  await waitFor(() => expect(stateOf(desk.world).selection?.cartAbandonmentEmail).toBe(false))
})

test('a link is taken back, after asking once', async () => {
  const made = did('CreateMagicLink', {
    tokenHash: 'a'.repeat(64),
    scope: 'view',
    lockContents: false,
    lockPrices: false,
    expiresAt: '2999-01-01T00:00:00.000Z',
  })
  const { user, desk } = await openSelection(selected(), made)
  expect(links().getByText('May look at it')).toBeVisible()
  await user.click(links().getByRole('button', { name: 'Revoke' }))
  await user.click(links().getByRole('button', { name: 'Revoke it' }))
  expect(await links().findByText('Revoked')).toBeVisible()
  await waitFor(() => expect(stateOf(desk.world).selection?.links?.[0]?.revokedAt).toBeDefined())
})

test('the contents of an empty selection cannot be locked, and the form says so', async () => {
  const { user, desk } = await openSelection(selected({ lines: [] }))
  await user.click(links().getByRole('button', { name: 'Create link' }))
  await user.click(links().getByRole('checkbox', { name: 'Lock the contents' }))
  expect(links().getByRole('alert')).toBeVisible()
  expect(links().getByRole('button', { name: 'Create link' })).toBeDisabled()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('checkbox', { name: 'Lock the contents' })).toBeNull()
  expect(desk.submitted).toEqual([])
})

test('who may not sell hands out no links', async () => {
  await openSelection(selected())
  choosePerson({ id: 'warehouse', name: 'Wilma', role: 'warehouse' })
  await waitFor(() => expect(links().getByRole('button', { name: 'Create link' })).toHaveAttribute('aria-disabled', 'true'))
})

test('an order has no links of its own', async () => {
  await renderOnDesk(fakeDesk(placed()), <OrderScreen orderId={ORDER_ID} />)
  await screen.findByRole('heading', { level: 1, name: /A-00001/ })
  expect(screen.queryByRole('region', { name: 'Links' })).toBeNull()
})
