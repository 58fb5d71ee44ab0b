import { expect, test } from 'vitest'
import { decidePushed } from '../../../shared/lifecycle/decide-pushed.ts'
import {
  allGoodToGo,
  commandBy,
  confirmed,
  contextOf,
  did,
  expedited,
  given,
  orderOf,
  placed,
  type Step,
  shipmentOf,
  stateOf,
} from '../../support/given-order.ts'
import { leaving } from '../../support/late-story.ts'

const captured = did('CaptureShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
const toldToLeave = did('CompleteShipment', (order) => ({ shipmentId: shipmentOf(order).id, dispatch: {} }))

/** What the shop says to its first parcel leaving, after all this. */
function decided(kind: 'fact' | 'intent', ...more: readonly Step[]) {
  const { world } = given(placed(), confirmed(), expedited(), allGoodToGo(), ...more)
  const command = commandBy('late', 'CompleteShipment', leaving(world))
  return { world, decision: decidePushed(command, stateOf(world), contextOf(world, command.id), kind) }
}

const UNDER_WAY = [
  ['nobody had asked for', []],
  ['was asked for', [captured]],
  ['was asked for, to leave with it', [toldToLeave]],
] as const

for (const [how, more] of UNDER_WAY) {
  test(`a parcel that was handed over cannot wait for money that ${how}`, () => {
    const { world, decision } = decided('fact', ...more)
    const { number, shipments } = orderOf(world)
    const refusal = { code: 'WAITING_FOR_PAYMENT', facts: { number, shipment: shipments[0]?.number } }
    expect(decision).toEqual({ outcome: 'refused', refusal })
  })

  test(`a parcel that is only to leave waits for money that ${how}`, () => {
    const { outcome } = decided('intent', ...more).decision
    expect(outcome).toBe(more[0] === toldToLeave ? 'accepted-no-effect' : 'accepted')
  })
}

test('a parcel whose money is there leaves as it is told', () => {
  const paid = did('MarkAsPaid', (order) => ({ shipmentId: shipmentOf(order).id }))
  expect(decided('fact', paid).decision).toMatchObject({ outcome: 'accepted', events: [{ kind: 'ShipmentCompleted' }] })
})
