import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { OrderScreen } from '../../../renderer/screens/order/order-screen.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { allGoodToGo, completed, confirmed, expedited, held, ORDER_ID, placed } from '../../support/given-order.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'

test('a pending order shows its lines, its total with tax, and the one next step', async () => {
  await renderOnDesk(fakeDesk(placed()), <OrderScreen orderId={ORDER_ID} />)
  expect(await screen.findByRole('heading', { level: 1, name: /A-00001/ })).toBeVisible()
  const row = screen.getByRole('row', { name: /shirt/ })
  expect(within(row).getByRole('rowheader')).toHaveTextContent('SKU-shirt')
  expect(within(screen.getByLabelText('Totals')).getByText('SEK 249.00')).toBeVisible()
  expect(screen.getByText('Tax in it, 25 %')).toBeVisible()
  expect(screen.getByRole('button', { name: /Confirm order/ })).toBeEnabled()
})
