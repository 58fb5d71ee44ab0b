import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { completed, did, orderOf, placed, type Step, shipmentOf } from '../../support/given-order.ts'
import { openOrderScreen } from '../../support/order-dialogs.tsx'

const OF_RETURN = 'More for return A-00001-R1'

/** One shirt of two comes back, with nothing for shipping. */
const oneShirtBack: Step = did('CreateReturn', (order) => ({
  shipmentId: shipmentOf(order).id,
  lines: [
    {
      shipmentLineId: shipmentOf(order).lines[0]?.id ?? '',
      quantity: 1,
      stockAction: 'releaseItemsBackToWarehouse',
      condition: 'A',
      reasonCode: 'OTHER',
    },
  ],
  shippingCost: 0,
  handlingCost: 0,
  returnCost: 0,
  voucherValue: 0,
  comment: '',
}))

async function openEditReturn() {
  const { desk, user, choose } = await openOrderScreen(placed({ paymentMethodId: 'invoice' }), completed(), oneShirtBack)
  const dialog = await choose('Edit return', OF_RETURN)
  const enter = async (label: string, amount: string) => {
    await user.clear(dialog.getByRole('textbox', { name: label }))
    await user.type(dialog.getByRole('textbox', { name: label }), amount)
  }
  return { desk, user, dialog, enter }
}

test('costs and comment of a pending return are changed, and what it is worth is said at once', async () => {
  const { desk, user, dialog, enter } = await openEditReturn()
  expect(dialog.getByText('SEK 100.00')).toBeVisible()
  await enter('Shipping cost to give back', '49')
  await enter('Return cost to keep', '20')
  expect(dialog.getByText('SEK 129.00')).toBeVisible()
  await user.type(dialog.getByRole('textbox', { name: 'Comment' }), 'box was wet')
  await user.click(dialog.getByRole('button', { name: 'Save return' }))
  await waitFor(() =>
    expect(orderOf(desk.world).returns[0]).toMatchObject({ shippingCost: 4_900, returnCost: 2_000, comment: 'box was wet' }),
  )
  expect(await screen.findByText('“box was wet”')).toBeVisible()
})

test('more shipping than was paid is refused with the most there is', async () => {
  const { desk, user, dialog, enter } = await openEditReturn()
  await enter('Shipping cost to give back', '80')
  await user.click(dialog.getByRole('button', { name: 'Save return' }))
  expect(dialog.getByRole('alert')).toHaveTextContent('SEK 49.00')
  expect(orderOf(desk.world).returns[0]?.shippingCost).toBe(0)
})

test('once money went back the return stays as it is, and the menu says why', async () => {
  const refunded = did('RefundReturn', (order) => ({ returnId: order.returns[0]?.id ?? '', method: 'manual' }))
  const { offered } = await openOrderScreen(placed({ paymentMethodId: 'invoice' }), completed(), oneShirtBack, refunded)
  const edit = await offered('Edit return', OF_RETURN)
  expect(edit).toHaveAttribute('aria-disabled', 'true')
  expect(edit).toHaveTextContent(/refund/i)
})
