import { test } from 'vitest'
import { completed, confirmed, did, expedited, given, placed, shipmentOf } from '../../support/given-order.ts'

const EVA = { role: 'warehouse', actorName: 'eva' } as const
const inProcess = () => [placed(), confirmed(), expedited()]
const claim = did('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), { ...EVA, at: '2025-03-03T10:00:00.000Z' })

test('a packer who claims a shipment is shown as its packer', () => {
  given(...inProcess())
    .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), EVA)
    .thenEvents('ShipmentClaimed')
    .thenOrder({ shipments: [{ claimedBy: { actorName: 'eva' } }] })
})

test('claiming what one has claimed already changes nothing', () => {
  given(...inProcess(), claim)
    .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), EVA)
    .thenNoEffect()
})

test('a shipment somebody claimed ten minutes ago cannot be claimed by another', () => {
  given(...inProcess(), claim)
    .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), { at: '2025-03-03T10:10:00.000Z' })
    .thenRefused('LOCKED', { claimedBy: 'eva' })
})

test('a claim older than thirty minutes may be taken over', () => {
  given(...inProcess(), claim)
    .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), { at: '2025-03-03T10:30:00.000Z' })
    .thenEvents('ShipmentClaimed')
    .thenOrder({ shipments: [{ claimedBy: { actorName: 'manager' } }] })
})

test('a claim can be given back', () => {
  given(...inProcess(), claim)
    .when('ReleaseClaim', (order) => ({ shipmentId: shipmentOf(order).id }), EVA)
    .thenEvents('ShipmentClaimReleased')
    .thenOrder({ shipments: [{ claimedBy: null }] })
})

test('giving back what nobody claimed changes nothing', () => {
  given(...inProcess())
    .when('ReleaseClaim', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenNoEffect()
})

test('a manager may take a fresh claim away', () => {
  given(...inProcess(), claim)
    .when('ReleaseClaim', (order) => ({ shipmentId: shipmentOf(order).id }), { at: '2025-03-03T10:01:00.000Z' })
    .thenEvents('ShipmentClaimReleased')
})

test('a colleague without that right may not take a fresh claim away', () => {
  given(...inProcess(), claim)
    .when('ReleaseClaim', (order) => ({ shipmentId: shipmentOf(order).id }), {
      role: 'integration',
      at: '2025-03-03T10:01:00.000Z',
    })
    .thenRefused('LOCKED', { claimedBy: 'eva' })
})

test('a shipment that is not there cannot be claimed', () => {
  given(...inProcess())
    .when('ClaimShipment', { shipmentId: 'nobody-knows' })
    .thenRefused('NOT_FOUND')
})

test('a shipment that left cannot be claimed', () => {
  given(placed(), completed())
    .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }))
    .thenRefused('ALREADY_SHIPPED')
})

test('a claim of another desk stands however old it is: that desk may have no connection and pack on', () => {
  for (const actorName of ['eva', 'adam']) {
    given(...inProcess(), claim)
      .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), {
        ...EVA,
        actorName,
        deskId: 'k2',
        at: '2025-03-04T10:00:00.000Z',
      })
      .thenRefused('LOCKED', { claimedBy: 'eva' })
  }
})

test('a claim of another desk is taken away by managers only', () => {
  const later = { deskId: 'k2', at: '2025-03-04T10:00:00.000Z' }
  given(...inProcess(), claim)
    .when('ReleaseClaim', (order) => ({ shipmentId: shipmentOf(order).id }), { ...EVA, ...later })
    .thenRefused('LOCKED', { claimedBy: 'eva' })
  given(...inProcess(), claim)
    .when('ReleaseClaim', (order) => ({ shipmentId: shipmentOf(order).id }), later)
    .thenEvents('ShipmentClaimReleased')
})

test('a shipment says which desk claimed it', () => {
  given(...inProcess())
    .when('ClaimShipment', (order) => ({ shipmentId: shipmentOf(order).id }), { ...EVA, deskId: 'k2' })
    .thenEvents('ShipmentClaimed')
    .thenOrder({ shipments: [{ claimedBy: { actorName: 'eva', deskId: 'k2' } }] })
})
