import { expect, test } from 'vitest'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { expectedWeight, packLinesOf, packProgressOf } from '../../../shared/views/packing.ts'
import { aLine, confirmed, did, expedited, given, orderOf, placed, shipmentOf } from '../../support/given-order.ts'
import { TEST_ITEMS } from '../../support/test-shop.ts'

const lines = [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 1 })]

function parcel(places: Readonly<Record<string, string>>, weights: Readonly<Record<string, number>> = {}) {
  const { world } = given(
    placed({ lines }),
    confirmed(),
    expedited(),
    did('ScanItem', (order) => ({ shipmentId: shipmentOf(order).id, code: 'SKU-shirt' })),
  )
  const order = orderOf(world)
  const itemOf = (id: string): ProductItem | undefined => {
    const item = TEST_ITEMS.find((each) => each.id === id)
    const place = places[id]
    return item && { ...item, weight: weights[id] ?? 0, ...(place === undefined ? {} : { places: [{ warehouseId: 'main', place }] }) }
  }
  return packLinesOf(order, shipmentOf(order), itemOf)
}

test('the picker walks from place to place, A-2 before A-14', () => {
  expect(parcel({ shirt: 'A-14', mug: 'A-2' }).map(({ place, sku }) => [place, sku])).toEqual([
    ['A-2', 'SKU-mug'],
    ['A-14', 'SKU-shirt'],
  ])
})

test('and comes last to what has no place', () => {
  expect(parcel({ shirt: 'Z-9' }).map(({ place, sku }) => [place, sku])).toEqual([
    ['Z-9', 'SKU-shirt'],
    ['', 'SKU-mug'],
  ])
})

test('a parcel says how many units are in and how many are missing', () => {
  expect(packProgressOf(parcel({}))).toEqual({ need: 3, packed: 1, isWhole: false, weight: 0 })
})

test('a parcel weighs what its items weigh, once all of them are known', () => {
  expect(packProgressOf(parcel({}, { shirt: 200, mug: 300 })).weight).toBe(700)
  expect(packProgressOf(parcel({}, { shirt: 200 })).weight).toBe(0)
  const box = { name: 'Small box', size: '', emptyWeight: 150 }
  expect(expectedWeight({ weight: 700 }, undefined, 1)).toBe(700)
  expect(expectedWeight({ weight: 700 }, box, 2)).toBe(1000)
  expect(expectedWeight({ weight: 0 }, box, 1)).toBe(0)
})
