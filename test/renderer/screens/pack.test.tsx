import { act, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { type FakeDesk, fakeDesk } from '../../support/fake-desk.ts'
import type { Step } from '../../support/given-order.ts'
import {
  aLine,
  allGoodToGo,
  confirmed,
  did,
  expedited,
  ORDER_ID,
  orderOf,
  placed,
  settingsChanged,
  shipmentOf,
  storeSetTo,
} from '../../support/given-order.ts'
import { pressKey, scanCode } from '../../support/key-presses.ts'

const LINES = [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 1 })]

/** A parcel of two shirts and a mug on the table, in a store that lets nothing leave unverified. */
async function onTheTable(...more: readonly Step[]) {
  const desk = fakeDesk(
    storeSetTo({ requirePackVerification: true }),
    placed({ lines: LINES, paymentMethodId: 'invoice' }),
    confirmed(),
    expedited(),
    ...more,
  )
  const app = await openApp(
    desk,
    { screen: 'pack', orderId: ORDER_ID, shipmentId: shipmentOf(orderOf(desk.world)).id },
    { hasScanner: true },
  )
  await screen.findByRole('heading', { level: 1, name: /^Pack A-00001-1/ })
  return { desk, ...app }
}

const packed = (desk: FakeDesk) => shipmentOf(orderOf(desk.world)).lines.map((line) => line.packedQuantity)
const board = () => within(screen.getByRole('region', { name: 'Last scan' }))

/** As long as somebody needs to read a judgement; a key pressed sooner is the second half of a double press. */
const aLookLong = () => new Promise((resolve) => setTimeout(resolve, 200))

/** The next scan is made when the one before was judged, as by a person who looks up. */
async function scansUntil(code: string, words: string | RegExp) {
  scanCode(code)
  await waitFor(() => expect(screen.getByRole('region', { name: 'Last scan' })).toHaveTextContent(words))
}

test('each scan puts one unit in; the last one makes the parcel good-to-go', async () => {
  const { desk } = await onTheTable()
  await scansUntil('SKU-shirt', '1 of 2 in the parcel')
  await scansUntil('EAN-mug', '1 of 1 in the parcel')
  expect(shipmentOf(orderOf(desk.world)).isGoodToGo).toBe(false)
  await scansUntil('SKU-shirt', 'All 3 units are in the parcel. It is good-to-go.')
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).isGoodToGo).toBe(true))
  expect(packed(desk)).toEqual([2, 1])
})

test('whoever opens a parcel has claimed it', async () => {
  const { desk } = await onTheTable()
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).claimedBy).toMatchObject({ actorName: 'Mona' }))
})

test('an item of another order is refused aloud and changes nothing', async () => {
  const { desk } = await onTheTable()
  await scansUntil('SKU-poster', /Not in this parcel/)
  expect(board().getByText(/Still missing: .*SKU-/)).toBeVisible()
  expect(screen.getByText(/^Not in this parcel\. Scanned/)).toBeInTheDocument()
  expect(packed(desk)).toEqual([0, 0])
})

test('one unit too many is refused, and so is a code nobody knows', async () => {
  const { desk } = await onTheTable()
  await scansUntil('SKU-mug', '1 of 1 in the parcel')
  await scansUntil('SKU-mug', 'One too many')
  await scansUntil('4006381333931', 'Nobody knows “4006381333931”')
  expect(packed(desk)).toEqual([0, 1])
})

test('U takes the last unit out again, one after the other', async () => {
  const { desk } = await onTheTable()
  await scansUntil('SKU-shirt', '1 of 2 in the parcel')
  await scansUntil('SKU-mug', '1 of 1 in the parcel')
  pressKey('u', 1000)
  await waitFor(() => expect(packed(desk)).toEqual([1, 0]))
  pressKey('u', 1000)
  await waitFor(() => expect(packed(desk)).toEqual([0, 0]))
})

test('the key forward says why the parcel is not good-to-go yet', async () => {
  const { desk } = await onTheTable()
  expect(screen.getByText(/^Good-to-go: not yet\. Not scanned into the parcel yet/)).toBeVisible()
  pressKey('Enter', 1000)
  expect(await board().findByText('Not done')).toBeVisible()
  expect(shipmentOf(orderOf(desk.world)).isGoodToGo).toBe(false)
})

test('a unit without a label is ticked by hand, and the history keeps why', async () => {
  const { desk, user } = await onTheTable()
  pressKey('b', 1000)
  const dialog = within(await screen.findByRole('dialog', { name: 'Tick one unit by hand' }))
  await user.click(dialog.getByRole('radio', { name: 'There is no label' }))
  await user.click(dialog.getByRole('button', { name: 'Put one in' }))
  await waitFor(() => expect(packed(desk).reduce((sum, each) => sum + each)).toBe(1))
  expect(desk.world.events.findLast(({ event }) => event.kind === 'ItemScanned')?.event).toMatchObject({
    kind: 'ItemScanned',
    byHand: 'There is no label',
  })
})

test('what is missing waits on the order, and the rest goes', async () => {
  const { desk, user } = await onTheTable()
  await scansUntil('SKU-shirt', '1 of 2 in the parcel')
  await scansUntil('SKU-mug', '1 of 1 in the parcel')
  pressKey('m', 1000)
  const dialog = within(await screen.findByRole('dialog', { name: 'Missing or damaged' }))
  await user.click(dialog.getByRole('radio', { name: 'Damaged' }))
  await user.click(dialog.getByRole('button', { name: 'Pack short' }))
  await waitFor(() =>
    expect(shipmentOf(orderOf(desk.world)).lines).toMatchObject([{ quantity: 1, packedQuantity: 1 }, { packedQuantity: 1 }]),
  )
  await waitFor(() => expect(desk.world.events.at(-1)?.event).toMatchObject({ kind: 'NoteAdded' }))
  expect(JSON.stringify(desk.world.events.at(-1))).toContain('Short pick: 1 × shirt')
})

test('or everything waits for a manager', async () => {
  const { desk, user } = await onTheTable()
  pressKey('m', 1000)
  const dialog = within(await screen.findByRole('dialog', { name: 'Missing or damaged' }))
  await user.click(dialog.getByRole('radio', { name: /^Everything waits/ }))
  await user.click(dialog.getByRole('button', { name: 'Pack short' }))
  await waitFor(() => expect(orderOf(desk.world).holds).toMatchObject([{ reasonCode: 'OUT_OF_STOCK' }]))
})

test('a ready parcel takes the scanned tracking number and its weight, and leaves', async () => {
  const { desk, user } = await onTheTable()
  await scansUntil('SKU-shirt', '1 of 2')
  await scansUntil('SKU-shirt', '2 of 2')
  await scansUntil('SKU-mug', 'good-to-go')
  await scansUntil('JJD000390007', 'JJD000390007')
  expect(screen.getByRole('textbox', { name: 'Tracking number' })).toHaveValue('JJD000390007')
  await user.type(screen.getByRole('textbox', { name: 'Weight, kg' }), '1.25')
  await user.click(screen.getByRole('button', { name: /^Complete shipment/ }))
  await waitFor(() => expect(shipmentOf(orderOf(desk.world)).shippedAt).not.toBeNull())
  expect(shipmentOf(orderOf(desk.world))).toMatchObject({ trackingNumber: 'JJD000390007', weight: 1250 })
  expect(await screen.findByText(/Packed today 1/)).toBeVisible()
})

test('a parcel that comes back whole does not ask for a first unit', async () => {
  const { user } = await onTheTable()
  await scansUntil('SKU-shirt', '1 of 2')
  await scansUntil('SKU-shirt', '2 of 2')
  await scansUntil('SKU-mug', 'good-to-go')
  pressKey('Escape', 1000)
  await user.click(await screen.findByRole('link', { name: /^Pack and verify/ }))
  await screen.findByRole('heading', { level: 1, name: 'Pack and verify' })
  scanCode('A-00001-1')
  await screen.findByRole('heading', { level: 1, name: /^Pack A-00001-1/ })
  expect(await screen.findByText('All in')).toBeVisible()
  expect(screen.queryByText('Scan the first unit')).toBeNull()
})

describe('while the hub is away', () => {
  /** A parcel whose card is authorised and not captured, claimed by this desk, whole and good-to-go. */
  async function readyAndAway() {
    const desk = fakeDesk(placed({ lines: LINES }), confirmed(), expedited())
    desk.joinHub()
    desk.printers = []
    const parcel = { screen: 'pack', orderId: ORDER_ID, shipmentId: shipmentOf(orderOf(desk.world)).id } as const
    await openApp(desk, parcel, { hasScanner: true })
    await screen.findByRole('heading', { level: 1, name: /^Pack A-00001-1/ })
    await scansUntil('SKU-shirt', '1 of 2')
    await scansUntil('SKU-shirt', '2 of 2')
    await scansUntil('SKU-mug', 'good-to-go')
    act(() => desk.loseHub())
    await screen.findByText(/^Offline since/)
    return desk
  }
  const asked = (desk: FakeDesk) => desk.outbox.filter(({ command }) => command.name === 'CompleteShipment').length

  test('a parcel whose payment only the hub can capture is kept here, and completing it is written down once', async () => {
    const desk = await readyAndAway()
    pressKey('Enter', 1000)
    expect(await board().findByText('Keep it here')).toBeVisible()
    expect(board().getByText(/may leave when the hub has captured its payment/)).toBeVisible()
    expect(asked(desk)).toBe(1)
    expect(within(screen.getByRole('region', { name: 'Parcel' })).queryByRole('button', { name: /^Complete shipment/ })).toBeNull()
    await aLookLong()
    pressKey('Enter', 1000)
    await screen.findByRole('heading', { level: 1, name: 'Pack and verify' })
    expect(asked(desk)).toBe(1)
  })

  test('a label no printer takes now is printed once the desk is online', async () => {
    const desk = await readyAndAway()
    pressKey('p', 1000)
    expect(await board().findByText('Label will print when online')).toBeVisible()
    desk.printers = [{ name: 'zebra', label: 'Zebra', isDefault: true }]
    expect(desk.printed).toEqual([])
    act(() => desk.findHub())
    await waitFor(() => expect(desk.printed[0]?.page.title).toMatch(/^Label/))
  }, 60_000)
})

test('the start takes the parcel that waits longest, and a scanned number puts its parcel on the table', async () => {
  const desk = fakeDesk(
    placed({ lines: LINES }),
    confirmed(),
    expedited(),
    placed({ aggregateId: 'second', number: 'A-00002', lines: [aLine('M1', 'mug', { quantity: 1 })] }),
    did('ConfirmOrder', {}, { aggregateId: 'second' }),
    did('ExpediteOrder', {}, { aggregateId: 'second' }),
  )
  await openApp(desk, { screen: 'pack', orderId: null, shipmentId: null }, { hasScanner: true })
  await screen.findByRole('heading', { level: 1, name: 'Pack and verify' })
  await waitFor(() => expect(screen.getByRole('button', { name: /^Next parcel/ })).toBeEnabled())
  scanCode('A-00002-1')
  expect(await screen.findByRole('heading', { level: 1, name: /^Pack A-00002-1/ })).toBeVisible()
  pressKey('n', 1000)
  expect(await screen.findByRole('heading', { level: 1, name: /^Pack A-00001-1/ })).toBeVisible()
})

test('what was refused today is listed with its parcel, and nothing of it is in the order', async () => {
  const { desk, user } = await onTheTable()
  const events = desk.world.events.length
  await scansUntil('SKU-poster', /Not in this parcel/)
  await user.click(screen.getByRole('button', { name: /^\d+ refused$/ }))
  const list = within(await screen.findByRole('dialog', { name: 'Refused today' }))
  expect(list.getAllByRole('listitem')[0]).toHaveTextContent(/A-00001-1.*Not in this parcel.*Scanned/)
  expect(desk.world.events.slice(events).filter(({ event }) => event.kind === 'ItemScanned')).toEqual([])
})

describe('a parcel whose payment is asked for', () => {
  async function asked() {
    const desk = fakeDesk(placed({ lines: LINES }), confirmed(), expedited())
    const parcel = { screen: 'pack', orderId: ORDER_ID, shipmentId: shipmentOf(orderOf(desk.world)).id } as const
    await openApp(desk, parcel, { hasScanner: true })
    await screen.findByRole('heading', { level: 1, name: /^Pack A-00001-1/ })
    await scansUntil('SKU-shirt', '1 of 2')
    await scansUntil('SKU-shirt', '2 of 2')
    await scansUntil('SKU-mug', 'good-to-go')
    pressKey('Enter', 1000)
    expect(await board().findByText('Payment under way')).toBeVisible()
    return desk
  }
  function answered(desk: FakeDesk, status: 'success' | 'failed') {
    const [payment] = orderOf(desk.world).payments
    const request = payment?.entries.find(({ entryType }) => entryType === 'CAPTURE_REQUEST')
    if (!payment || !request) throw new Error('nothing was captured')
    const answer = { paymentId: payment.id, requestEntryId: request.id, status, reference: 'psp-1' }
    act(() => desk.given(did('RecordPaymentResult', answer, { role: 'system' })))
  }

  test('may leave as soon as the provider has answered, without another key', async () => {
    const desk = await asked()
    answered(desk, 'success')
    expect(await board().findByText('Complete')).toBeVisible()
    expect(board().queryByText('Payment under way')).toBeNull()
  })

  test('stays here when the provider refuses', async () => {
    const desk = await asked()
    answered(desk, 'failed')
    expect(await board().findByText('Not paid')).toBeVisible()
    expect(shipmentOf(orderOf(desk.world)).shippedAt).toBeNull()
  })
})

test('what waits for the hub is not asked for again from the order', async () => {
  const claimed = did('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
  const desk = fakeDesk(placed({ lines: LINES }), confirmed(), expedited(), allGoodToGo(), claimed)
  desk.joinHub()
  const { user } = await openApp(desk, { screen: 'order', id: ORDER_ID })
  const [complete] = await screen.findAllByRole('button', { name: /^Complete shipment/ })
  if (!complete) throw new Error('the order offers no next step')
  act(() => desk.loseHub())
  await screen.findByText(/^Offline since/)
  await user.click(complete)
  const dialog = within(await screen.findByRole('dialog'))
  await user.click(dialog.getByRole('button', { name: 'Complete shipment' }))
  await waitFor(() => expect(desk.outbox.filter(({ command }) => command.name === 'CompleteShipment')).toHaveLength(1))
  await waitFor(() => expect(screen.queryAllByRole('button', { name: /^Complete shipment/ })).toEqual([]))
})

describe('the boxes of the warehouse', () => {
  const BOXES = [
    { name: 'Padded bag', size: '35 × 27 cm', emptyWeight: 40 },
    { name: 'Small box', size: '30 × 20 × 15 cm', emptyWeight: 180 },
  ]
  const withBoxes = settingsChanged((settings) => ({
    ...settings,
    warehouses: settings.warehouses.map((warehouse) => ({ ...warehouse, boxes: BOXES })),
  }))
  const field = () => screen.getByRole('combobox', { name: 'Box' })

  test('Alt and a digit choose one, which the shipment keeps; how many packages it is stays as it was', async () => {
    const { desk } = await onTheTable(withBoxes)
    pressKey('2', 500, { altKey: true })
    await waitFor(() => expect(shipmentOf(orderOf(desk.world)).box).toBe('Small box'))
    expect(field()).toHaveValue('Small box')
    expect(screen.getByRole('textbox', { name: 'Packages' })).toHaveValue('1')
    pressKey('1', 500, { altKey: true })
    await waitFor(() => expect(shipmentOf(orderOf(desk.world)).box).toBe('Padded bag'))
    pressKey('4', 500, { altKey: true })
    expect(board().getByText('This warehouse has 2 boxes. They are named in the settings.')).toBeVisible()
    expect(shipmentOf(orderOf(desk.world)).box).toBe('Padded bag')
  })

  test('the weight it proposes has the empty box in it', async () => {
    await onTheTable(withBoxes)
    const weight = screen.getByRole('textbox', { name: 'Weight, kg' })
    const before = Number(weight.getAttribute('placeholder'))
    pressKey('2', 500, { altKey: true })
    await waitFor(() => expect(Number(weight.getAttribute('placeholder'))).toBeCloseTo(before + 0.18))
    expect(before).toBeGreaterThan(0)
  })

  test('a warehouse that names none asks for none', async () => {
    const { desk } = await onTheTable()
    expect(screen.queryByRole('combobox', { name: 'Box' })).toBeNull()
    pressKey('2', 500, { altKey: true })
    expect(screen.getByRole('textbox', { name: 'Packages' })).toHaveValue('1')
    expect(shipmentOf(orderOf(desk.world)).box).toBeUndefined()
  })
})

describe('nobody is hurried past a judgement', () => {
  const packedWhole = async () => {
    const table = await onTheTable()
    await scansUntil('SKU-shirt', '1 of 2')
    await scansUntil('SKU-shirt', '2 of 2')
    await scansUntil('SKU-mug', 'good-to-go')
    return table
  }

  test('a double press of the key completes the parcel and leaves it on the table, to be read', async () => {
    const { desk } = await packedWhole()
    pressKey('Enter', 500)
    pressKey('Enter', 60)
    await waitFor(() => expect(board().getByText('A-00001-1 may leave. Next parcel: Enter.')).toBeVisible())
    pressKey('Enter', 60)
    expect(screen.getByRole('heading', { level: 1, name: /^Pack A-00001-1/ })).toBeVisible()
    expect(shipmentOf(orderOf(desk.world)).shippedAt).not.toBeNull()
  })

  test('so does a double click', async () => {
    const { user } = await packedWhole()
    await user.dblClick(screen.getByRole('button', { name: /^Complete shipment/ }))
    await waitFor(() => expect(board().getByText('A-00001-1 may leave. Next parcel: Enter.')).toBeVisible())
    expect(screen.getByRole('heading', { level: 1, name: /^Pack A-00001-1/ })).toBeVisible()
  })

  test('a scan refused in a dialog is no longer shown once something else was done', async () => {
    const { user } = await onTheTable()
    pressKey('m', 500)
    const dialog = await screen.findByRole('dialog')
    scanCode('SKU-poster')
    expect(await screen.findByText('Finish this first. “SKU-poster” was not taken.', { selector: 'p' })).toBeVisible()
    await user.click(within(dialog).getByRole('button', { name: 'Back' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    pressKey('b', 500)
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Put one in' }))
    await waitFor(() => expect(screen.getAllByRole('region', { name: 'Last scan' })).toHaveLength(1))
    expect(board().getByText(/in the parcel\.$/)).toBeVisible()
  })
})

test('the judgement over the last unit does not wait until the parcel is kept as good-to-go', async () => {
  const { desk } = await onTheTable()
  await scansUntil('SKU-shirt', '1 of 2')
  await scansUntil('SKU-shirt', '2 of 2')
  const held = desk.holdAnswers('SetGoodToGo')
  await scansUntil('SKU-mug', 'All 3 units are in the parcel.')
  expect(board().queryByText(/It is good-to-go/)).toBeNull()
  held.release()
  await waitFor(() => expect(board().getByText('All 3 units are in the parcel. It is good-to-go.')).toBeVisible())
})

test('what to take next is told large: where it lies, what it is and how many are missing', async () => {
  await onTheTable()
  const next = within(screen.getByRole('region', { name: 'Take next' }))
  expect(next.getByText('SKU-mug')).toBeVisible()
  expect(next.getByText('1 more')).toBeVisible()
  await scansUntil('SKU-shirt', '1 of 2')
  expect(next.getByText('SKU-shirt')).toBeVisible()
  await scansUntil('SKU-shirt', '2 of 2')
  await scansUntil('SKU-mug', 'All 3')
  expect(within(screen.getByRole('region', { name: 'Take next' })).getByText('Nothing more to take')).toBeVisible()
})
