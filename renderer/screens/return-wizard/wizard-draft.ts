// screens/return-wizard: goods come back, step by step. The draft is a value; what it is worth and whether it may be is asked of the rules.

import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ReturnCondition } from '../../../shared/lifecycle/return.ts'
import type { RefundMethod } from '../../../shared/lifecycle/rules/refund-split.ts'
import type { ShopSettings, StockAction } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import { msg } from '../../../shared/wording/say.ts'

export const WIZARD_STEPS = [
  { id: 'find', label: msg('Find') },
  { id: 'items', label: msg('Items') },
  { id: 'reason', label: msg('Reason') },
  { id: 'stock', label: msg('Where it goes') },
  { id: 'refund', label: msg('Refund') },
  { id: 'review', label: msg('Review') },
] as const

export type WizardStepId = (typeof WIZARD_STEPS)[number]['id']

/** Units of one shipment line that came back for the same reason in the same state; those that differ are a part of their own. */
export interface DraftLine {
  /** `<shipment line>/<part>`. */
  readonly key: string
  readonly shipmentLineId: string
  readonly quantity: number
  readonly reasonCode: string
  readonly condition: ReturnCondition
  readonly stockAction: StockAction
  /** Where to, when it is sent to another warehouse; empty while none is chosen. */
  readonly warehouseId: string
}

/** Everything a person has said about one return so far. Plain data, so that it survives a reload. */
export interface WizardDraft {
  readonly orderId: string
  readonly shipmentId: string
  readonly step: WizardStepId
  readonly lines: readonly DraftLine[]
  readonly comment: string
  /** Minor units. */
  readonly shippingCost: number
  readonly handlingCost: number
  readonly returnCost: number
  readonly wantsRefund: boolean
  /** Null: everything the return is worth. */
  readonly refundAmount: number | null
  /** Null: the way the money came. */
  readonly refundMethod: RefundMethod | null
}

/** A fresh draft: nothing chosen yet, unless only one line with one unit is left to choose. */
export function newDraft(order: Order, shipment: Shipment, settings: ShopSettings): WizardDraft {
  const store = settings.stores.find((each) => each.id === order.storeId)
  const others = settings.warehouses.filter((warehouse) => warehouse.active && warehouse.id !== shipment.warehouseId)
  const returnable = returnableLines(order, shipment).filter((line) => line.returnable > 0)
  return {
    orderId: order.id,
    shipmentId: shipment.id,
    step: 'items',
    lines: returnable.map((line) => ({
      key: `${line.shipmentLineId}/0`,
      shipmentLineId: line.shipmentLineId,
      quantity: returnable.length === 1 && line.returnable === 1 ? 1 : 0,
      reasonCode: 'CHANGED_MIND',
      condition: 'A',
      stockAction: defaultAction(store?.defaultStockActionOnReturn, others.length),
      warehouseId: others[0]?.id ?? '',
    })),
    comment: '',
    shippingCost: 0,
    handlingCost: 0,
    returnCost: 0,
    wantsRefund: false,
    refundAmount: null,
    refundMethod: null,
  }
}

function defaultAction(setting: StockAction | undefined, otherWarehouses: number): StockAction {
  if (setting === 'sendItemsToDifferentWarehouse' && otherWarehouses === 0) return 'releaseItemsBackToWarehouse'
  return setting ?? 'releaseItemsBackToWarehouse'
}

/** The lines that come back. */
export function chosenDraftLines(draft: WizardDraft): readonly DraftLine[] {
  return draft.lines.filter((line) => line.quantity > 0)
}

/** Units chosen of each shipment line, over all its parts. */
export function chosenQuantities(draft: WizardDraft): Readonly<Record<string, number>> {
  const quantities: Record<string, number> = {}
  for (const line of draft.lines) quantities[line.shipmentLineId] = (quantities[line.shipmentLineId] ?? 0) + line.quantity
  return quantities
}

/** Other totals per shipment line. A line whose total changes is one part again: nobody can say which part the change meant. */
export function withQuantities(draft: WizardDraft, quantities: Readonly<Record<string, number>>): WizardDraft {
  const before = chosenQuantities(draft)
  const lines = draft.lines.flatMap((line) => {
    const quantity = quantities[line.shipmentLineId] ?? 0
    if (quantity === before[line.shipmentLineId]) return [line]
    return line.key === `${line.shipmentLineId}/0` ? [{ ...line, quantity }] : []
  })
  return { ...draft, lines }
}

/** Takes one unit of a line apart, to be judged by itself. */
export function withUnitApart(draft: WizardDraft, key: string): WizardDraft {
  const parts = draft.lines.filter((line) => line.shipmentLineId === draft.lines.find((each) => each.key === key)?.shipmentLineId)
  const next = 1 + Math.max(...parts.map((part) => Number(part.key.split('/').at(-1))))
  const lines = draft.lines.flatMap((line) =>
    line.key === key && line.quantity > 1
      ? [
          { ...line, quantity: line.quantity - 1 },
          { ...line, key: `${line.shipmentLineId}/${next}`, quantity: 1 },
        ]
      : [line],
  )
  return { ...draft, lines }
}

export function withLine(draft: WizardDraft, key: string, changes: Partial<DraftLine>): WizardDraft {
  return { ...draft, lines: draft.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)) }
}

/** The same for every line that comes back. */
export function withAllLines(draft: WizardDraft, changes: Partial<DraftLine>): WizardDraft {
  return { ...draft, lines: draft.lines.map((line) => (line.quantity > 0 ? { ...line, ...changes } : line)) }
}

/** Each line is a card of its own; so many are drawn before the person asks for all. */
export const CARDS_SHOWN = 30

/** Damaged goods are not sold again: the condition suggests where they go, and the person may still say otherwise. */
export function withCondition(draft: WizardDraft, key: string, condition: ReturnCondition): WizardDraft {
  const changes = condition === 'damaged' ? ({ condition, stockAction: 'removeItemsFromStock' } as const) : { condition }
  return withLine(draft, key, changes)
}

export function nextStep(step: WizardStepId): WizardStepId {
  return WIZARD_STEPS[indexOfStep(step) + 1]?.id ?? 'review'
}

/** The step before; the shipment stays chosen, so nothing before Items is asked again. */
export function previousStep(step: WizardStepId): WizardStepId | null {
  return step === 'items' || step === 'find' ? null : (WIZARD_STEPS[indexOfStep(step) - 1]?.id ?? null)
}

export function indexOfStep(step: WizardStepId): number {
  return WIZARD_STEPS.findIndex((each) => each.id === step)
}

/** A draft kept from before, as far as it still fits: a line that can give back less than was chosen is chosen anew. */
export function fittedDraft(draft: WizardDraft, order: Order, shipment: Shipment, settings: ShopSettings): WizardDraft {
  const fresh = newDraft(order, shipment, settings)
  const chosen = chosenQuantities(draft)
  const returnable = new Map(returnableLines(order, shipment).map((line) => [line.shipmentLineId, line.returnable]))
  const lines = fresh.lines.flatMap((line) => {
    const kept = draft.lines.filter((each) => each.shipmentLineId === line.shipmentLineId)
    const fits = (chosen[line.shipmentLineId] ?? 0) <= (returnable.get(line.shipmentLineId) ?? 0)
    return kept.length > 0 && fits ? kept : [line]
  })
  const isLost = lines.every((line) => line.quantity === 0)
  return { ...draft, lines, step: isLost ? 'items' : draft.step }
}
