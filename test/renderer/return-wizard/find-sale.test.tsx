import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useDeskState } from '../../../renderer/state/desk-state.ts'
import { currentRoute } from '../../../renderer/state/navigate.ts'
import { choosePerson } from '../../../renderer/state/use-person.ts'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { aLine, did, ORDER_ID, orderOf, type Placing, type Step, selected, stocked } from '../../support/given-order.ts'
import { scanCode } from '../../support/key-presses.ts'
import { TEST_ADDRESS } from '../../support/test-shop.ts'

const CARD: Placing = {
  origin: 'counter',
  paymentMethodId: 'externalTerminal',
  lines: [aLine('L1', 'shirt', { quantity: 1 })],
  changes: { address: { ...TEST_ADDRESS, phoneNumber: '070-123 45 67' }, shippingAddress: null, shippingMethodId: null },
}
/** One shirt, 100.00, by card, to somebody whose telephone is known. */
const sold = (): Step => (world) => {
  selected(CARD)(world)
  did('CounterSale', {
    number: 'K-00001',
    reference: 'ABCDEFGHI',
    tenders: [{ methodId: 'externalTerminal', amount: 10_000, reference: 'TID 4711' }],
  })(world)
}
const tookBackOne = () =>
  did('CreateReturn', (order) => ({
    shipmentId: order.shipments[0]?.id ?? '',
    lines: [
      {
        shipmentLineId: order.shipments[0]?.lines[0]?.id ?? '',
        quantity: 1,
        stockAction: 'releaseItemsBackToWarehouse',
        condition: 'A',
        reasonCode: 'size',
      },
    ],
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
  }))

async function atTheFindStep(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const app = await openApp(desk, { screen: 'return', orderId: null, shipmentId: null }, { hasScanner: true })
  await screen.findByRole('heading', { name: 'Which order?' })
  return { ...app, desk }
}

const sales = () => screen.findByRole('list', { name: 'Sales that fit' })
/** All at once: letters as quick as a test types them are a scan. */
const seek = (text: string) => fireEvent.change(screen.getByRole('textbox', { name: 'Order' }), { target: { value: text } })
const since = (day: string) => fireEvent.change(screen.getByLabelText('Bought from'), { target: { value: day } })

test('without a receipt: a scan of the item, the days and the sum lead to the sale', async () => {
  const { user, desk } = await atTheFindStep(sold())
  scanCode('SKU-shirt')
  // It was sold longer ago than is looked at first.
  expect(await screen.findByText('No sale of shirt fits what is known here.')).toBeVisible()
  expect(screen.getByText(/no money goes back: take the name and telephone/)).toBeVisible()
  since('2025-01-01')
  const sale = within(await sales()).getByRole('button', { name: /K-00001/ })
  expect(sale).toHaveTextContent('1 of 1 unit may come back')
  const paid = screen.getByRole('textbox', { name: 'Paid in all' })
  await user.clear(paid)
  await user.type(paid, '99')
  await waitFor(() => expect(screen.queryByRole('list', { name: 'Sales that fit' })).toBeNull())
  await user.clear(paid)
  await user.type(paid, '100')
  await user.click(within(await sales()).getByRole('button', { name: /K-00001/ }))
  expect(await screen.findByRole('heading', { name: 'What comes back?' })).toBeVisible()
  expect(document.body).not.toHaveFocus()
  expect(currentRoute()).toMatchObject({ screen: 'return', orderId: ORDER_ID, shipmentId: orderOf(desk.world).shipments[0]?.id })
})

/** A reference for each of them. */
const letters = (place: number) =>
  String(place)
    .padStart(9, '0')
    .replaceAll(/\d/g, (digit) => 'ABCDEFGHJK'[Number(digit)] ?? '')

/** Another of the same, of that moment. */
const alsoSold = (place: number, at: string): Step => {
  const by = { at, aggregateId: `sale-${place}` }
  return (world) => {
    selected({ ...CARD, aggregateId: by.aggregateId, by })(world)
    const tenders = [{ methodId: 'externalTerminal', amount: 10_000, reference: 'TID 1' }]
    did('CounterSale', { number: `K-1${String(place).padStart(4, '0')}`, reference: letters(place), tenders }, by)(world)
  }
}

test('a sale behind more than are ever looked at is found by its days, as the store’s clocks counted them', async () => {
  const many = Array.from({ length: 205 }, (_, place) => alsoSold(place, '2025-06-02T09:00:00.000Z'))
  // Half past midnight of the third in Stockholm.
  const atNight = alsoSold(900, '2025-04-02T22:30:00.000Z')
  await atTheFindStep(stocked('main', 'shirt', 500), ...many, atNight)
  scanCode('SKU-shirt')
  await screen.findByText('No sale of shirt fits what is known here.')
  const until = (day: string) => fireEvent.change(screen.getByLabelText('Bought until'), { target: { value: day } })
  until('')
  since('2025-04-01')
  expect(await within(await sales()).findAllByRole('button')).toHaveLength(40)
  expect(screen.getByText(/choose fewer days, or a store, to see the older sales/)).toBeVisible()
  until('2025-04-03')
  await waitFor(() => expect(screen.getAllByRole('button', { name: /K-1/ })).toHaveLength(1))
  expect(screen.getByRole('button', { name: /K-10900/ })).toHaveTextContent('1 of 1 unit may come back')
  expect(screen.queryByText(/choose fewer days/)).toBeNull()
  until('2025-04-02')
  await screen.findByText('No sale of shirt fits what is known here.')
})

test.each([
  ['the last four digits of the telephone', '4567'],
  ['the number on the card slip', 'TID 4711'],
  ['the order number', 'K-00001'],
])('the sale is found by %s', async (_, typed) => {
  await atTheFindStep(sold())
  seek(typed)
  const found = await screen.findByRole('list', { name: 'Orders found' })
  expect(await within(found).findByRole('button', { name: /K-00001/ })).toBeVisible()
})

test('a scanned receipt opens its return, a code of nothing is said', async () => {
  await atTheFindStep(sold())
  scanCode('NOTHING-9')
  expect(await screen.findAllByText('“NOTHING-9” is on no receipt and no item of this shop.')).not.toEqual([])
  scanCode('K-00001')
  expect(await screen.findByRole('heading', { name: 'What comes back?' })).toBeVisible()
})

test('what lies in an open return is said before it is taken back again', async () => {
  const { user, desk } = await atTheFindStep(sold(), tookBackOne())
  seek('K-00001')
  await user.click(await screen.findByRole('button', { name: /K-00001/ }))
  const number = orderOf(desk.world).returns[0]?.number ?? ''
  expect(await screen.findByText(`Return ${number} is still open.`)).toBeVisible()
  expect(screen.getByText(/^1 × shirt\. Taken back .* by /)).toBeVisible()
})

test('a draft stands at the next finding with its hour and its person, and can be thrown away', async () => {
  const { user, unmount } = await atTheFindStep(sold())
  seek('K-00001')
  await user.click(await screen.findByRole('button', { name: /K-00001/ }))
  await screen.findByRole('heading', { name: 'What comes back?' })
  await user.click(screen.getByRole('button', { name: /^Reason/ }))
  unmount()
  await atTheFindStep(sold())
  expect(screen.getByRole('link', { name: /^Draft from .* by .*: K-00001-1$/ })).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Throw the draft of K-00001-1 away' }))
  expect(screen.queryByRole('list', { name: 'Drafts' })).toBeNull()
})

test('what another person began is folded away and named, and still taken up from there', async () => {
  const { user, unmount } = await atTheFindStep(sold())
  seek('K-00001')
  await user.click(await screen.findByRole('button', { name: /K-00001/ }))
  await user.click(await screen.findByRole('button', { name: /^Reason/ }))
  const { name } = useDeskState.getState().person
  unmount()
  await atTheFindStep(sold())
  act(() => choosePerson({ id: 'counter', name: 'Conny', role: 'counter' }))
  expect(screen.queryByRole('list', { name: 'Drafts' })).toBeNull()
  const draft = screen.getByText((_, element) => element?.tagName === 'A' && element.textContent?.includes(`by ${name}`) === true)
  expect(draft).not.toBeVisible()
  await user.click(screen.getByText('1 draft of another person'))
  expect(draft).toBeVisible()
  await user.click(draft)
  expect(await screen.findByText(new RegExp(`^Draft from .* by ${name} taken up again`))).toBeVisible()
})

test('without the hub it is said what is not seen, and the goods are kept here without a word of money given back', async () => {
  const { user, desk } = await atTheFindStep(sold())
  desk.joinHub()
  desk.loseHub()
  expect(await screen.findByText(/^Not seen here: what other desks sold since/)).toBeVisible()
  scanCode('K-00001')
  await screen.findByRole('heading', { name: 'What comes back?' })
  for (const step of [/^Reason/, /^Where it goes/, /^Refund/]) await user.click(screen.getByRole('button', { name: step }))
  await user.click(screen.getByRole('radio', { name: /Refund now/ }))
  await user.click(screen.getByRole('button', { name: /^Review/ }))
  expect(screen.getByText('The goods, and money handed out here, are kept on this desk and sent later.')).toBeVisible()
  await user.click(screen.getByRole('button', { name: /^Record return and refund/ }))
  expect(await screen.findByText(/handed out here\. It is kept on this desk and sent when the hub can be reached\.$/)).toBeVisible()
  expect(screen.queryByText(/refunded/i)).toBeNull()
})
