import type { Order } from '../../../shared/lifecycle/order.ts'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { QueueId } from '../../../shared/views/queues.ts'
import { knownCode } from '../../scanner/known-code.ts'
import type { Scan } from '../../scanner/scan.ts'
import { deskSession } from '../../state/desk-session.ts'
import { deskState } from '../../state/desk-state.ts'
import { shownStateOf } from '../../state/use-order.ts'

/** One parcel by its order and its shipment. */
export interface Parcel {
  readonly orderId: string
  readonly shipmentId: string
}

/** The parcel of the order or shipment whose number was scanned; null when no order of this copy is meant. */
export async function parcelOfScan(scan: Scan): Promise<Parcel | null> {
  const [, orderNumber = scan.code] = /^(.+)-\d+$/.exec(scan.code) ?? []
  // Asked at once: whoever scanned a code nobody knows waits for the last answer.
  const numbers = [...new Set([scan.code, orderNumber])]
  const found = await Promise.all(numbers.map((number) => deskSession().search(number.slice(0, LONGEST_SEARCH), false)))
  for (const [at, { rows }] of found.entries()) {
    const number = numbers[at] ?? scan.code
    for (const row of rows) {
      const isMeant =
        knownCode(scan, [row.number, row.reference]) !== null || (number !== scan.code && row.number.toLowerCase() === number.toLowerCase())
      if (!isMeant || row.kind !== 'order') continue
      const parcel = await openParcelOf(row.id, scan.code)
      if (parcel) return parcel
    }
  }
  return null
}

const LONGEST_SEARCH = 200

/**
 * The next parcel nobody else has: first those half packed, then those nobody has picked, longest waiting first. What was left for later
 * comes round again after all others; without a parcel left, the round begins anew.
 */
export async function nextParcel(left: Parcel | null): Promise<Parcel | null> {
  leftForLater = left === null ? [] : [...leftForLater, left.shipmentId]
  let again: Parcel | null = null
  for (const queue of NEXT_QUEUES) {
    const { rows } = await deskSession().queueStart(queue, LOOKED_THROUGH)
    for (const { id: orderId } of rows) {
      for (const { id: shipmentId } of freeParcels(await shownOrder(orderId))) {
        if (!leftForLater.includes(shipmentId)) return { orderId, shipmentId }
        if (shipmentId !== left?.shipmentId) again ??= { orderId, shipmentId }
      }
    }
  }
  leftForLater = left === null ? [] : [left.shipmentId]
  return again
}

let leftForLater: readonly string[] = []

/** What is still to be packed and is nobody else's. */
function freeParcels(order: Order | null): readonly Shipment[] {
  if (order === null) return []
  const actorId = deskState().person.id
  return openShipments(order).filter(({ isGoodToGo, claimedBy }) => !isGoodToGo && (claimedBy?.actorId ?? actorId) === actorId)
}

const NEXT_QUEUES: readonly QueueId[] = ['toPack', 'toPick']
const LOOKED_THROUGH = 30

async function openParcelOf(orderId: string, code: string): Promise<Parcel | null> {
  const order = await shownOrder(orderId)
  if (!order) return null
  const open = openShipments(order)
  const meant =
    open.find(({ number }) => number.toLowerCase() === code.toLowerCase()) ?? open.find(({ isGoodToGo }) => !isGoodToGo) ?? open[0]
  return meant ? { orderId, shipmentId: meant.id } : null
}

/** The order as this window shows it, read when it is not here yet. */
async function shownOrder(orderId: string): Promise<Order | null> {
  const here = shownStateOf(deskState(), orderId).order
  if (here) return here
  if (deskState().line !== 'open') return null
  return (await deskSession().client.orders.get({ id: orderId })).order
}
