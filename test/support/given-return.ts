// Goods that left and come back: what stories about returns and refunds begin with.

import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import type { Return } from '../../shared/lifecycle/return.ts'
import { allGoodToGo, confirmed, did, expedited, orderOf, type Step, shipmentOf } from './given-order.ts'
import { openRequests, providerSaid } from './provider-answers.ts'

/** From a placed order to a completed one whose money the provider captured. */
export function completedByCapture(): Step {
  return (world) => {
    for (const step of [confirmed(), expedited(), allGoodToGo()]) step(world)
    for (const { id } of openShipments(orderOf(world))) {
      did('CompleteShipment', { shipmentId: id, dispatch: {} })(world)
      if (openRequests(orderOf(world)).length > 0) providerSaid('success')(world)
    }
  }
}

type ReturnArgs = CommandArgs['CreateReturn']

/** So many units of each line of the first shipment, back to where they came from, with nothing else given back. */
export function takingBack(
  quantity: number,
  changes: Partial<Omit<ReturnArgs, 'lines'>> & { readonly line?: Partial<ReturnArgs['lines'][number]> } = {},
): (order: Order) => ReturnArgs {
  const { line: lineChanges, ...others } = changes
  return (order) => ({
    shipmentId: shipmentOf(order).id,
    lines: shipmentOf(order).lines.map((line) => ({
      shipmentLineId: line.id,
      quantity,
      stockAction: 'releaseItemsBackToWarehouse',
      condition: 'A',
      reasonCode: 'size',
      ...lineChanges,
    })),
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    voucherValue: 0,
    comment: '',
    ...others,
  })
}

/** The goods were taken back. */
export function tookBack(...how: Parameters<typeof takingBack>): Step {
  return did('CreateReturn', takingBack(...how))
}

export function returnOf(order: Order, index = 0): Return {
  const back = order.returns[index]
  if (!back) throw new Error(`the order has no return ${index}`)
  return back
}

/** The arguments of every command that is about the first return and nothing more. */
export function aboutReturn(order: Order): { readonly returnId: string } {
  return { returnId: returnOf(order).id }
}
