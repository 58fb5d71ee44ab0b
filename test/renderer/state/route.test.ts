import { expect, test } from 'vitest'
import { hrefOf, type Route, routeOf } from '../../../renderer/state/route.ts'

const PLACES: readonly Route[] = [
  { screen: 'start' },
  { screen: 'queue', queue: 'toPack' },
  { screen: 'search', text: 'Åse & co / 100 %' },
  { screen: 'order', id: 'order 1/2' },
  { screen: 'order', id: 'order 1/2', entry: 'case 1 opened' },
  { screen: 'return', shipmentId: 's-1', orderId: 'o-1' },
  { screen: 'return', shipmentId: null, orderId: null },
  { screen: 'new', selectionId: null },
  { screen: 'new', selectionId: 'sel-1' },
  { screen: 'import' },
  { screen: 'settings' },
  { screen: 'settings', section: 'shipping' },
]

test('every place has an address that leads back to it', () => {
  for (const place of PLACES) expect(routeOf(hrefOf(place))).toEqual(place)
})

test('an address nobody knows leads to the start', () => {
  for (const hash of ['', '#', '#/nowhere', '#/queue/unknown', '#/order/', '#content']) expect(routeOf(hash)).toEqual({ screen: 'start' })
})

test('a hand-typed address with a lone percent sign is taken as it stands', () => {
  expect(routeOf('#/search/100%')).toEqual({ screen: 'search', text: '100%' })
})
