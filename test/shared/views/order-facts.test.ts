import { expect, test } from 'vitest'
import { flagChips, lineFacts, returnableUnits, shipmentChip, shipmentStages, statusChip } from '../../../shared/views/order-facts.ts'
import {
  aLine,
  completed,
  confirmed,
  did,
  expedited,
  given,
  held,
  orderOf,
  placed,
  type Step,
  shipmentOf,
} from '../../support/given-order.ts'

const orderAfter = (...steps: readonly Step[]) => orderOf(given(...steps).world)

test('every unit of a line is somewhere: waiting, allocated, shipped, cancelled or back', () => {
  const lines = [aLine('L1', 'shirt', { quantity: 3 }), aLine('L2', 'poster')]
  const order = orderAfter(
    placed({ lines, paymentMethodId: 'invoice' }),
    did('CancelLines', { lines: [{ orderLineId: 'L1', quantity: 1 }], stockAction: 'releaseItemsBackToWarehouse' }),
    confirmed(),
    expedited(),
  )
  expect(lineFacts(order)).toMatchObject([
    { ordered: 3, cancelled: 1, allocated: 2, inOpenShipments: 2, shipped: 0, waiting: 0, free: 0 },
    { ordered: 2, cancelled: 0, allocated: 0, inOpenShipments: 0, shipped: 0, waiting: 2, free: 2 },
  ])
})

test('a held order shows each of its reasons, beside its status', () => {
  const order = orderAfter(placed(), held('FRAUD_SUSPECTED'), held('INCORRECT_ADDRESS'))
  expect(statusChip(order.status).text).toBe('Pending')
  expect(flagChips(order).map((flag) => flag.text)).toEqual(['Hold · Fraud suspected', 'Hold · Address is wrong'])
})

test('a shipment shows how far it is', () => {
  const open = shipmentOf(orderAfter(placed({ paymentMethodId: 'cash' }), confirmed(), expedited()))
  expect(shipmentChip(open).text).toBe('Paid')
  expect(shipmentStages(open).map((stage) => stage.reached)).toEqual([true, false, true, false])
})

test('only a completed shipment gives back, and only what has not come back yet', () => {
  const before = orderAfter(placed(), confirmed(), expedited())
  expect(returnableUnits(before, shipmentOf(before))).toBe(0)
  const after = orderAfter(placed({ paymentMethodId: 'invoice' }), completed())
  expect(returnableUnits(after, shipmentOf(after))).toBe(2)
})
