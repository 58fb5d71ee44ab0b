// Every shipment and every return a command touched, against the tables of what may act at which stage: the stage is read
// off the raw facts here, and who was named by the command must have been asked for something its stage allows.

import type { Order } from '../../shared/lifecycle/order.ts'
import type { Return } from '../../shared/lifecycle/return.ts'
import { RETURN_TRANSITIONS, type ReturnStage } from '../../shared/lifecycle/return-transitions.ts'
import type { Shipment } from '../../shared/lifecycle/shipment.ts'
import {
  PAID_BY_FREE_MONEY,
  SHIPMENT_TRANSITIONS,
  type ShipmentStage,
  type StageTransition,
} from '../../shared/lifecycle/shipment-transitions.ts'
import type { Happening } from './walk-world.ts'

export type StageCheck = (holds: boolean, what: string) => void

/** What this accepted command did to the stages of shipments and returns that were there before it. */
export function checkStages({ name, args }: Happening, before: Order, after: Order, check: StageCheck): void {
  for (const shipment of before.shipments) {
    const now = after.shipments.find((each) => each.id === shipment.id)
    const isNamed = 'shipmentId' in args && args.shipmentId === shipment.id
    check(now !== undefined, `${shipment.id} is gone without a trace`)
    if (now) checkShipment(name, isNamed, shipmentStage(shipment), shipmentStage(now), check)
  }
  for (const back of before.returns) {
    const now = after.returns.find((each) => each.id === back.id)
    const isNamed = 'returnId' in args && args.returnId === back.id
    check(now !== undefined, `${back.id} is gone without a trace`)
    if (now) checkReturn(name, isNamed, returnStage(back), returnStage(now), check)
  }
  for (const shipment of after.shipments.filter(({ id }) => !before.shipments.some((each) => each.id === id))) {
    const stage = shipmentStage(shipment)
    check(stage !== 'deleted' && stage !== 'cancelled', `${shipment.id} was made and thrown away at once`)
  }
}

function checkShipment(name: string, isNamed: boolean, from: ShipmentStage, to: ShipmentStage, check: StageCheck): void {
  const cell = cellOf<ShipmentStage>(SHIPMENT_TRANSITIONS, name, from)
  if (isNamed && cell !== undefined) check(allows(cell, to) || PAID_BY_FREE_MONEY[from] === to, `a shipment from ${from} to ${to}`)
  else check(from === to || PAID_BY_FREE_MONEY[from] === to || allows(cell, to), `beside, a shipment from ${from} to ${to}`)
}

function checkReturn(name: string, isNamed: boolean, from: ReturnStage, to: ReturnStage, check: StageCheck): void {
  const cell = cellOf<ReturnStage>(RETURN_TRANSITIONS, name, from)
  if (isNamed && cell !== undefined) check(allows(cell, to), `a return from ${from} to ${to}`)
  else check(from === to || allows(cell, to), `beside, a return from ${from} to ${to}`)
}

function cellOf<Stage extends string>(
  table: Readonly<Record<string, Readonly<Record<Stage, StageTransition<Stage>>>>>,
  name: string,
  from: Stage,
): StageTransition<Stage> | undefined {
  return Object.hasOwn(table, name) ? table[name]?.[from] : undefined
}

function allows<Stage>(cell: StageTransition<Stage> | undefined, to: Stage): boolean {
  return typeof cell === 'object' && cell.includes(to)
}

function shipmentStage(shipment: Shipment): ShipmentStage {
  const { voidedAt, voidedByCancel, shippedAt, isPaid, isGoodToGo } = shipment
  if (voidedAt !== null) return voidedByCancel ? 'cancelled' : 'deleted'
  const words = ['created', 'goodToGo', 'paid', 'ready', 'left', 'left', 'completed', 'completed'] as const
  return words[(shippedAt === null ? 0 : 4) + (isPaid ? 2 : 0) + (isGoodToGo ? 1 : 0)] ?? 'created'
}

function returnStage({ deletedAt, status }: Return): ReturnStage {
  return deletedAt === null ? status : 'deleted'
}
