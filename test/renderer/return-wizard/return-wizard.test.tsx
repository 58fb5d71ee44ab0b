import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { ReturnWizard } from '../../../renderer/screens/return-wizard/return-wizard.tsx'
import { currentRoute, useRoute } from '../../../renderer/state/navigate.ts'
import { renderOnDesk } from '../../support/desk-window.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import { aLine, did, held, ORDER_ID, orderOf, placed, type Step, shipmentOf, storeSetTo } from '../../support/given-order.ts'

beforeEach(() => sessionStorage.clear())

/** Two shirts and three mugs, sold for cash and shipped. */
const twoLines = { lines: [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 3 })], paymentMethodId: 'cash' }

const shippedForCash = (): Step => (world) => {
  for (const step of [placed(twoLines), shipped()]) step(world)
}

/** Cash is there from the start, so nothing has to be marked as paid. */
const shipped = (): Step => (world) => {
  did('ConfirmOrder', {})(world)
  did('ExpediteOrder', {})(world)
  const shipmentId = shipmentOf(orderOf(world)).id
  did('SetGoodToGo', { shipmentId })(world)
  did('CompleteShipment', { shipmentId, dispatch: {} })(world)
}

async function openWizard(desk: FakeDesk) {
  const shipment = shipmentOf(orderOf(desk.world))
  return renderOnDesk(desk, <ReturnWizard orderId={ORDER_ID} shipmentId={shipment.id} />)
}

const currentStep = () => screen.getByRole('list', { name: 'Steps of the return' }).querySelector('[aria-current="step"]')

test('goods come back for cash, and the sum on screen is the sum that is recorded', async () => {
  const desk = fakeDesk(shippedForCash())
  const { user } = await openWizard(desk)

  expect(await screen.findByRole('heading', { name: 'What comes back?' })).toHaveFocus()
  expect(currentStep()).toHaveTextContent('Items')
  await user.click(screen.getByRole('button', { name: 'One more: Quantity of shirt' }))
  await user.click(screen.getByRole('button', { name: 'One more: Quantity of mug' }))
  await user.click(screen.getByRole('button', { name: 'One more: Quantity of mug' }))
  await user.click(screen.getByRole('button', { name: /^Reason/ }))

  expect(screen.getByRole('heading', { name: 'Why, and in what condition?' })).toHaveFocus()
  const mug = screen.getByRole('region', { name: 'mug' })
  await user.selectOptions(within(mug).getByRole('combobox', { name: 'Reason for mug' }), 'Broken in transit')
  await user.click(within(mug).getByRole('radio', { name: 'Damaged' }))
  await user.click(screen.getByRole('button', { name: /^Where it goes/ }))

  // Damaged goods are not put back, unless a person says so.
  expect(within(screen.getByRole('region', { name: 'mug' })).getByRole('radio', { name: 'Remove from stock' })).toBeChecked()
  expect(within(screen.getByRole('region', { name: 'shirt' })).getByRole('radio', { name: 'Back to Main' })).toBeChecked()
  await user.click(screen.getByRole('button', { name: /^Refund/ }))

  await user.click(screen.getByRole('radio', { name: /Refund now/ }))
  const returnCost = screen.getByRole('textbox', { name: /Return cost/ })
  await user.clear(returnCost)
  await user.type(returnCost, '9,98')
  await user.click(screen.getByRole('button', { name: /^Review/ }))

  // 100.00 + 2 × 49.99 − 9.98 = 190.00
  const sum = screen.getByRole('region', { name: 'The return' })
  expect(within(sum).getByRole('row', { name: /The return is worth/ })).toHaveTextContent('SEK 190.00')
  expect(within(sum).getByRole('row', { name: /Refund now/ })).toHaveTextContent('Cash')
  await user.click(screen.getByRole('button', { name: /^Record return and refund/ }))

  expect(await screen.findByRole('heading', { name: 'Return A-00001-R1 is recorded' })).toHaveFocus()
  expect(screen.getByText('SEK 190.00 refunded.')).toBeVisible()
  const order = orderOf(desk.world)
  expect(order.returns[0]).toMatchObject({
    status: 'completed',
    returnCost: 998,
    lines: [
      { quantity: 1, stockAction: 'releaseItemsBackToWarehouse', reasonCode: 'CHANGED_MIND', condition: 'A', value: 10_000 },
      { quantity: 2, stockAction: 'removeItemsFromStock', reasonCode: 'BROKEN_IN_TRANSIT', condition: 'damaged', value: 9_998 },
    ],
  })
  expect(order.refunds).toMatchObject([{ amount: 19_000, method: 'cash', state: 'succeeded' }])
  // The money is told by its amount: it stays known even where the return does not stand.
  expect(desk.submitted).toMatchObject([{ name: 'CreateReturn' }, { name: 'RefundReturn', args: { amount: 19_000 } }])
})

test('without choosing anything one stays at the items and is told why', async () => {
  const { user } = await openWizard(fakeDesk(shippedForCash()))
  await user.click(await screen.findByRole('button', { name: /^Reason/ }))
  expect(screen.getByRole('alert')).toHaveTextContent('No items were chosen.')
  expect(currentStep()).toHaveTextContent('Items')
})

test('Back loses nothing, and a reload takes the draft up where it was', async () => {
  const desk = fakeDesk(shippedForCash())
  const { user, unmount } = await openWizard(desk)
  await user.click(await screen.findByRole('button', { name: 'Everything comes back' }))
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  await user.type(screen.getByRole('textbox', { name: 'Comment' }), 'box was open')
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(screen.getByRole('textbox', { name: 'Quantity of mug' })).toHaveValue('3')
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  expect(screen.getByRole('textbox', { name: 'Comment' })).toHaveValue('box was open')

  unmount()
  await openWizard(desk)
  expect(await screen.findByRole('textbox', { name: 'Comment' })).toHaveValue('box was open')
  expect(screen.getByText(/^Draft from .* taken up again/)).toBeVisible()
})

test('the whole way goes by keyboard: Enter goes on, Esc goes back', async () => {
  const desk = fakeDesk(shippedForCash())
  const { user } = await openWizard(desk)
  await screen.findByRole('heading', { name: 'What comes back?' })
  await user.click(screen.getByRole('textbox', { name: 'Quantity of shirt' }))
  await user.keyboard('2{Enter}')
  expect(currentStep()).toHaveTextContent('Reason')
  await user.keyboard('{Enter}')
  expect(currentStep()).toHaveTextContent('Where it goes')
  await user.keyboard('{Escape}')
  expect(currentStep()).toHaveTextContent('Reason')
  await user.keyboard('{Enter}{Enter}')
  expect(currentStep()).toHaveTextContent('Refund')
  await user.keyboard('{Enter}')
  expect(currentStep()).toHaveTextContent('Review')
  await user.keyboard('{Enter}')
  await screen.findByRole('heading', { name: /is recorded/ })
  expect(screen.getByText('Worth SEK 200.00; nothing was refunded.')).toBeVisible()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(currentRoute()).toEqual({ screen: 'order', id: ORDER_ID }))
})

test('a cost nobody can read is not taken for none: one stays until it can', async () => {
  const { user } = await openWizard(fakeDesk(shippedForCash()))
  await user.click(await screen.findByRole('button', { name: 'Everything comes back' }))
  for (const step of [/^Reason/, /^Where it goes/, /^Refund/]) await user.click(screen.getByRole('button', { name: step }))
  const cost = screen.getByRole('textbox', { name: /Return cost/ })
  await user.type(cost, '12x{Enter}')
  expect(cost).toHaveFocus()
  expect(screen.getByText('This is not an amount.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Review/ }))
  expect(currentStep()).toHaveTextContent('Refund')
  await user.clear(cost)
  await user.type(cost, '12{Enter}')
  expect(currentStep()).toHaveTextContent('Review')
})

test('on hold the goods can be taken back, but no money is given', async () => {
  // The poster still waits for stock, so the order is open and can be held although the shirts have left.
  const desk = fakeDesk(placed({ ...twoLines, lines: [aLine('L1', 'shirt'), aLine('L2', 'poster')] }), shipped(), held())
  const { user } = await openWizard(desk)
  await user.click(await screen.findByRole('button', { name: 'Everything comes back' }))
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  await user.click(screen.getByRole('button', { name: /^Where it goes/ }))
  await user.click(screen.getByRole('button', { name: /^Refund/ }))
  expect(screen.getByRole('radio', { name: /Refund now/ })).toBeDisabled()
  expect(screen.getByText(/The order is on hold: the desk wants a look/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Review/ }))
  await user.click(screen.getByRole('button', { name: /^Record return/ }))
  await screen.findByRole('heading', { name: /is recorded/ })
  expect(orderOf(desk.world).returns).toHaveLength(1)
})

test('a refund that is refused leaves the return standing and says so', async () => {
  const desk = fakeDesk(placed({ ...twoLines, lines: [aLine('L1', 'shirt'), aLine('L2', 'poster')] }), shipped())
  const { user } = await openWizard(desk)
  await user.click(await screen.findByRole('button', { name: 'Everything comes back' }))
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  await user.click(screen.getByRole('button', { name: /^Where it goes/ }))
  await user.click(screen.getByRole('button', { name: /^Refund/ }))
  await user.click(screen.getByRole('radio', { name: /Refund now/ }))
  await user.click(screen.getByRole('button', { name: /^Review/ }))
  // Another window holds the order after the goods were recorded and before the money is asked for.
  desk.submitted.push = (...commands) => {
    if (commands[0]?.name === 'RefundReturn') desk.given(held())
    return Array.prototype.push.apply(desk.submitted, commands)
  }
  await user.click(screen.getByRole('button', { name: /^Record return and refund/ }))
  expect(await screen.findByRole('alert')).toHaveTextContent('The goods are recorded, but no money was given back.')
  expect(screen.getByRole('alert')).toHaveTextContent('The order is on hold: the desk wants a look')
  expect(orderOf(desk.world).returns).toHaveLength(1)
  expect(orderOf(desk.world).refunds).toHaveLength(0)
})

test('a passed return window is said and does not stop the goods', async () => {
  const desk = fakeDesk(storeSetTo({ returnWindowDays: 30 }), shippedForCash())
  const { user } = await openWizard(desk)
  await user.click(await screen.findByRole('button', { name: 'Everything comes back' }))
  expect(screen.getByText(/The return window of 30 days has passed/)).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  expect(currentStep()).toHaveTextContent('Reason')
})

test('units of one line that differ are judged by themselves, and still add up', async () => {
  const desk = fakeDesk(shippedForCash())
  const { user } = await openWizard(desk)
  await user.click(await screen.findByRole('textbox', { name: 'Quantity of mug' }))
  await user.keyboard('3{Enter}')
  await user.click(screen.getByRole('button', { name: 'One is different: mug' }))
  await user.click(within(screen.getByRole('region', { name: 'mug, part 2' })).getByRole('radio', { name: 'Damaged' }))
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(screen.getByRole('textbox', { name: 'Quantity of mug' })).toHaveValue('3')
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  for (const next of [/^Where it goes/, /^Refund/, /^Review/, /^Record return/])
    await user.click(screen.getByRole('button', { name: next }))
  await screen.findByRole('heading', { name: /is recorded/ })
  expect(screen.getByText('2 units back in stock, 1 unit removed from stock.')).toBeVisible()
  const [back] = orderOf(desk.world).returns
  expect(back?.lines).toMatchObject([
    { quantity: 2, condition: 'A', stockAction: 'releaseItemsBackToWarehouse' },
    { quantity: 1, condition: 'damaged', stockAction: 'removeItemsFromStock' },
  ])
  expect(back?.lines.reduce((sum, line) => sum + line.value, 0)).toBe(3 * 4_999)
})

test('goods can go to another warehouse', async () => {
  const desk = fakeDesk(shippedForCash())
  const { user } = await openWizard(desk)
  await user.click(await screen.findByRole('button', { name: 'One more: Quantity of shirt' }))
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  await user.click(screen.getByRole('button', { name: /^Where it goes/ }))
  await user.click(screen.getByRole('radio', { name: 'Another warehouse…' }))
  expect(screen.getByRole('combobox', { name: 'Warehouse for shirt' })).toHaveDisplayValue('North')
  await user.click(screen.getByRole('button', { name: /^Refund/ }))
  await user.click(screen.getByRole('button', { name: /^Review/ }))
  await user.click(screen.getByRole('button', { name: /^Record return/ }))
  await screen.findByRole('heading', { name: /is recorded/ })
  expect(orderOf(desk.world).returns[0]?.lines[0]).toMatchObject({ warehouseId: 'north' })
})

function Routed() {
  const route = useRoute()
  return route.screen === 'return' ? <ReturnWizard orderId={route.orderId} shipmentId={route.shipmentId} /> : null
}

test('the shipment is found by the customer’s name, and Find is skipped where there is only one', async () => {
  location.hash = '#/return'
  const { user } = await renderOnDesk(fakeDesk(shippedForCash()), <Routed />)
  await user.type(await screen.findByRole('textbox', { name: 'Order' }), 'lind')
  await user.click(await screen.findByRole('button', { name: /A-00001/ }))
  expect(await screen.findByRole('heading', { name: /Return from A-00001-1/ })).toBeVisible()
  expect(currentStep()).toHaveTextContent('Items')
})

test('an order of which nothing has left can give nothing back', async () => {
  location.hash = `#/return?order=${ORDER_ID}`
  await renderOnDesk(fakeDesk(placed()), <Routed />)
  expect(await screen.findByText('Nothing of this order has left, so nothing can come back.')).toBeVisible()
})
