// state: what the window knows and shows. Facts only; sums are made in shared/views or in a selector. It reads cache and desk through offline/.

import { QUEUE_IDS, type QueueId } from '../../shared/views/queues.ts'

/** Every place a person can be, as a value; its address is the part of the location after `#`. */
export type Route =
  | { readonly screen: 'start' }
  | { readonly screen: 'queue'; readonly queue: QueueId }
  | { readonly screen: 'view'; readonly id: string }
  | { readonly screen: 'search'; readonly text: string }
  /** `entry`: a place in its timeline. */
  | { readonly screen: 'order'; readonly id: string; readonly entry?: string }
  | { readonly screen: 'return'; readonly shipmentId: string | null; readonly orderId: string | null }
  /** `atCounter`: a new one begins as a sale over the counter. */
  | { readonly screen: 'new'; readonly selectionId: string | null; readonly atCounter?: true }
  /** Nothing named: the question which parcel comes on the table. */
  | { readonly screen: 'pack'; readonly orderId: string | null; readonly shipmentId: string | null }
  /** No order named: the question whose order it is. */
  | { readonly screen: 'hand-over'; readonly orderId: string | null }
  /** No order named: the question which receipt. */
  | { readonly screen: 'exchange'; readonly orderId: string | null }
  | { readonly screen: 'reports' }
  | { readonly screen: 'stock'; readonly itemId: string | null }
  | { readonly screen: 'import' }
  | { readonly screen: 'sync' }
  | { readonly screen: 'print' }
  | { readonly screen: 'join' }
  | { readonly screen: 'conflicts'; readonly id: string | null }
  | { readonly screen: 'settings'; readonly section?: SettingsSection }

/** The parts of the settings, in their order; the first is shown where none is named. */
export const SETTINGS_SECTIONS = ['window', 'scanner', 'store', 'warehouses', 'shipping', 'payment'] as const

export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

/** The address of a place, as it stands after the `#` and in links. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'start':
      return '#/'
    case 'queue':
      return `#/queue/${route.queue}`
    case 'view':
      return `#/view/${encodeURIComponent(route.id)}`
    case 'search':
      return `#/search/${encodeURIComponent(route.text)}`
    case 'order':
      return `#/order/${encodeURIComponent(route.id)}${route.entry === undefined ? '' : `?entry=${encodeURIComponent(route.entry)}`}`
    case 'return': {
      const shipment = route.shipmentId === null ? '' : `/${encodeURIComponent(route.shipmentId)}`
      return `#/return${shipment}${route.orderId === null ? '' : `?order=${encodeURIComponent(route.orderId)}`}`
    }
    case 'new':
      if (route.selectionId !== null) return `#/new/${encodeURIComponent(route.selectionId)}`
      return route.atCounter ? '#/new?sale=counter' : '#/new'
    case 'pack':
      if (route.orderId === null || route.shipmentId === null) return '#/pack'
      return `#/pack/${encodeURIComponent(route.shipmentId)}?order=${encodeURIComponent(route.orderId)}`
    case 'hand-over':
      return route.orderId === null ? '#/hand-over' : `#/hand-over/${encodeURIComponent(route.orderId)}`
    case 'exchange':
      return route.orderId === null ? '#/exchange' : `#/exchange/${encodeURIComponent(route.orderId)}`
    case 'stock':
      return route.itemId === null ? '#/stock' : `#/stock/${encodeURIComponent(route.itemId)}`
    case 'reports':
      return '#/reports'
    case 'import':
      return '#/import'
    case 'sync':
      return '#/sync'
    case 'print':
      return '#/print'
    case 'join':
      return '#/join'
    case 'conflicts':
      return route.id === null ? '#/conflicts' : `#/conflicts/${encodeURIComponent(route.id)}`
    case 'settings':
      return route.section === undefined ? '#/settings' : `#/settings/${route.section}`
  }
}

/** The place an address names; an address nobody knows is the start. */
export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [head = '', ...rest] = path.split('/')
  const tail = decoded(rest.join('/'))
  switch (head) {
    case 'queue': {
      const queue = QUEUE_IDS.find((id) => id === tail)
      return queue === undefined ? { screen: 'start' } : { screen: 'queue', queue }
    }
    case 'view':
      return tail === '' ? { screen: 'start' } : { screen: 'view', id: tail }
    case 'search':
      return { screen: 'search', text: tail }
    case 'order':
      return tail === '' ? { screen: 'start' } : { screen: 'order', id: tail, ...entryIn(query) }
    case 'return':
      return { screen: 'return', shipmentId: tail === '' ? null : tail, orderId: new URLSearchParams(query).get('order') }
    case 'new':
      if (tail !== '') return { screen: 'new', selectionId: tail }
      return { screen: 'new', selectionId: null, ...(new URLSearchParams(query).get('sale') === 'counter' ? { atCounter: true } : {}) }
    case 'pack':
      return { screen: 'pack', shipmentId: tail === '' ? null : tail, orderId: new URLSearchParams(query).get('order') }
    case 'hand-over':
      return { screen: 'hand-over', orderId: tail === '' ? null : tail }
    case 'exchange':
      return { screen: 'exchange', orderId: tail === '' ? null : tail }
    case 'stock':
      return { screen: 'stock', itemId: tail === '' ? null : tail }
    case 'reports':
      return { screen: 'reports' }
    case 'import':
      return { screen: 'import' }
    case 'sync':
      return { screen: 'sync' }
    case 'print':
      return { screen: 'print' }
    case 'join':
      return { screen: 'join' }
    case 'conflicts':
      return { screen: 'conflicts', id: tail === '' ? null : tail }
    case 'settings': {
      const section = SETTINGS_SECTIONS.find((name) => name === tail)
      return section === undefined ? { screen: 'settings' } : { screen: 'settings', section }
    }
    default:
      return { screen: 'start' }
  }
}

function entryIn(query: string): { readonly entry?: string } {
  const entry = new URLSearchParams(query).get('entry')
  return entry === null ? {} : { entry }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A hand-typed address with a lone % is taken as it stands.
    return text
  }
}
