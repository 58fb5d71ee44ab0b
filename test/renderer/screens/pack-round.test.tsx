import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openApp } from '../../support/desk-app.tsx'
import { fakeDesk } from '../../support/fake-desk.ts'
import { aLine, confirmed, did, expedited, placed, type Step } from '../../support/given-order.ts'
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

function numberOnTheTable(): string {
  const [, number = ''] = /^Pack (A-\d+)/.exec(screen.getByRole('heading', { level: 1 }).textContent) ?? []
  expect(number).not.toBe('')
  return number
}
