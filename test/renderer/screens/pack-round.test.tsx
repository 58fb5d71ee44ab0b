import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { aLine, confirmed, did, expedited, ORDER_ID, orderOf, placed, type Step, shipmentOf } from '../../support/given-order.ts'
import { pressKey } from '../../support/key-presses.ts'

/** An order of one mug, sent to be packed. */
function toPack(aggregateId: string, number: string): readonly Step[] {
  return [
    placed({ aggregateId, number, lines: [aLine(`${aggregateId}-line`, 'mug', { quantity: 1 })] }),
    did('ConfirmOrder', {}, { aggregateId }),
    did('ExpediteOrder', {}, { aggregateId }),
  ]
}

test('N goes through every parcel that waits before one comes again', async () => {
  const first = placed({ lines: [aLine('L1', 'mug', { quantity: 1 })] })
  const desk = fakeDesk(first, confirmed(), expedited(), ...toPack('second', 'A-00002'), ...toPack('third', 'A-00003'))
  await openApp(desk, { screen: 'pack', orderId: null, shipmentId: null }, { hasScanner: true })
  await waitFor(() => expect(screen.getByRole('button', { name: /^Next parcel/ })).toBeEnabled())
  const seen: string[] = []
  for (const key of ['Enter', 'n', 'n', 'n', 'n']) {
    pressKey(key, 1000)
    const last = seen.at(-1)
    await waitFor(() => expect(numberOnTheTable()).not.toBe(last))
    seen.push(numberOnTheTable())
  }
  expect(new Set(seen.slice(0, 3)).size).toBe(3)
  expect(seen.slice(3)).toEqual(seen.slice(0, 2))
})

describe('a parcel without a hand on the mouse', () => {
  async function onTheTable() {
    const desk = fakeDesk(placed({ lines: [aLine('L1', 'mug', { quantity: 1 })] }), confirmed(), expedited())
    const parcel = { screen: 'pack', orderId: ORDER_ID, shipmentId: shipmentOf(orderOf(desk.world)).id } as const
    const app = await openApp(desk, parcel, { hasScanner: true })
    await screen.findByRole('heading', { level: 1, name: /^Pack A-00001-1/ })
    return app
  }

  test('W leads to its weight, and Enter back to the work', async () => {
    const { user } = await onTheTable()
    const weight = screen.getByRole('textbox', { name: 'Weight, kg' })
    pressKey('w', 1000)
    await waitFor(() => expect(weight).toHaveFocus())
    await user.type(weight, '2.1{Enter}')
    expect(screen.getByRole('main')).toHaveFocus()
    expect(weight).toHaveValue('2.1')
    // The key that left the field was not the step forward as well.
    expect(screen.getByText('Scan the first unit')).toBeVisible()
  })

  test('U says so where nothing was packed that could be taken out', async () => {
    await onTheTable()
    pressKey('u', 1000)
    expect(await within(screen.getByRole('region', { name: 'Last scan' })).findByText('Nothing taken out')).toBeVisible()
  })
})

test('whose parcel it is stands large before the first unit, where somebody else is at it', async () => {
  const by = { role: 'warehouse', actorName: 'Ana', at: new Date().toISOString() } as const
  const claimed = did('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), by)
  const desk = fakeDesk(placed({ lines: [aLine('L1', 'mug')] }), confirmed(), expedited(), claimed)
  await openApp(desk, { screen: 'pack', orderId: ORDER_ID, shipmentId: shipmentOf(orderOf(desk.world)).id }, { hasScanner: true })
  const board = within(await screen.findByRole('region', { name: 'Last scan' }))
  expect(board.getByText('Claimed by Ana')).toBeVisible()
  expect(board.getByText(/^Ask .*Ana.* before you pack it\./)).toBeVisible()
})

function numberOnTheTable(): string {
  const [, number = ''] = /^Pack (A-\d+)/.exec(screen.getByRole('heading', { level: 1 }).textContent) ?? []
  expect(number).not.toBe('')
  return number
}
