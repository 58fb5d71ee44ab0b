import { sumOf } from '../../shared/base/money.ts'
import { phrase } from '../../shared/views/phrase.ts'
import type { LedgerLine } from './ledger-line.ts'
import { amountOf, type PlannedGiveBack, type Reject, rejectAll } from './ledger-plan.ts'

/** What a customer bought and has not given back: one line of a shipped order. */
export interface SoldLine {
  readonly orderId: string
  readonly orderLineId: string
  readonly customer: string
  readonly sku: string
  readonly unitPrice: number
  /** Units still to give back. */
  readonly left: number
}

/** An order something may be given back from. */
export interface SoldOrder {
  readonly orderId: string
  /** UTC; null when its ledger has no dates. */
  readonly at: string | null
  /** Line of the file on which it begins; 0 when it was there before this import. */
  readonly fromLine: number
  readonly shippingLeft: number
  readonly handlingLeft: number
  readonly lines: readonly SoldLine[]
}

/** One return: what a cancellation gives back from one order. Amounts in minor units. */
export interface PlannedReturn {
  readonly invoice: string
  readonly orderId: string
  readonly at: string | null
  readonly units: readonly { readonly orderLineId: string; readonly quantity: number }[]
  readonly shippingCost: number
  readonly handlingCost: number
  /** What the cancellation says is paid back; null when it is all the goods are worth. */
  readonly amount: number | null
  readonly lines: readonly LedgerLine[]
}

export interface MatchedReturns {
  readonly returns: readonly PlannedReturn[]
  readonly rejects: readonly Reject[]
}

/** The draft of one return while its cancellation is read. */
interface Draft {
  readonly order: SoldOrder
  readonly lines: LedgerLine[]
  readonly quantities: Map<string, number>
  /** What the units cost when they were bought. */
  bought: number
  shipping: number
  handling: number
}

/**
 * Binds each line given back to the newest earlier line of that customer with the same code and enough left,
 * one of the same price first. What finds none is rejected: a return without its purchase would invent stock and money.
 */
export function matchReturns(giveBacks: readonly PlannedGiveBack[], sold: readonly SoldOrder[]): MatchedReturns {
  const shelf = new Shelf(sold)
  const matched = giveBacks.map((giveBack) => matchOne(giveBack, shelf))
  return { returns: matched.flatMap((each) => each.returns), rejects: matched.flatMap((each) => each.rejects) }
}

function matchOne(giveBack: PlannedGiveBack, shelf: Shelf): MatchedReturns {
  const { customer, invoice, at } = giveBack
  const money = [...giveBack.shipping, ...giveBack.handling]
  if (customer === '') {
    const reason = phrase('It gives back for an unknown customer: the purchase cannot be found.')
    return { returns: [], rejects: rejectAll([...giveBack.goods, ...money], reason) }
  }
  const drafts = new Map<string, Draft>()
  const rejects: Reject[] = []
  for (const line of giveBack.goods) {
    const found = shelf.take(line, customer, at)
    if (!found) {
      rejects.push({
        row: line.row,
        reason: phrase('Customer {customer} has no earlier purchase of {sku} with {quantity} left to give back.', {
          customer,
          sku: line.sku,
          quantity: `${-line.quantity}`,
        }),
      })
      continue
    }
    const draft = drafts.get(found.order.orderId) ?? draftOf(found.order)
    drafts.set(found.order.orderId, draft)
    draft.lines.push(line)
    draft.quantities.set(found.line.orderLineId, (draft.quantities.get(found.line.orderLineId) ?? 0) - line.quantity)
    draft.bought += -line.quantity * found.line.unitPrice
  }
  for (const line of giveBack.shipping) {
    const draft = [...drafts.values()].find((each) => shelf.takeCost(each.order, 'shipping', amountOf(line)))
    if (draft) addCost(draft, 'shipping', line)
    else rejects.push({ row: line.row, reason: phrase('More shipping cost is given back than the purchase was charged.') })
  }
  for (const line of giveBack.handling) {
    const draft = [...drafts.values()].find((each) => shelf.takeCost(each.order, 'handling', amountOf(line)))
    if (draft) addCost(draft, 'handling', line)
    else rejects.push({ row: line.row, reason: phrase('More handling cost is given back than the purchase was charged.') })
  }
  return { returns: [...drafts.values()].map((draft) => returnOf(draft, invoice, at)), rejects }
}

function draftOf(order: SoldOrder): Draft {
  return { order, lines: [], quantities: new Map(), bought: 0, shipping: 0, handling: 0 }
}

function addCost(draft: Draft, kind: 'shipping' | 'handling', line: LedgerLine): void {
  draft[kind] += amountOf(line)
  draft.lines.push(line)
}

function returnOf(draft: Draft, invoice: string, at: string | null): PlannedReturn {
  const goods = sumOf(
    draft.lines.filter((line) => line.money === null),
    amountOf,
  )
  return {
    invoice,
    orderId: draft.order.orderId,
    at,
    units: [...draft.quantities].map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
    shippingCost: draft.shipping,
    handlingCost: draft.handling,
    amount: goods === draft.bought ? null : goods + draft.shipping + draft.handling,
    lines: draft.lines,
  }
}

/** What is left to give back, taken from as cancellations are matched. */
class Shelf {
  readonly #byCustomerAndSku = new Map<string, { readonly order: SoldOrder; readonly line: SoldLine }[]>()
  readonly #left = new Map<string, number>()

  constructor(sold: readonly SoldOrder[]) {
    for (const order of sold) {
      this.#left.set(`shipping ${order.orderId}`, order.shippingLeft)
      this.#left.set(`handling ${order.orderId}`, order.handlingLeft)
      for (const line of order.lines) {
        const key = shelfKey(line.customer, line.sku)
        const known = this.#byCustomerAndSku.get(key)
        if (known) known.push({ order, line })
        else this.#byCustomerAndSku.set(key, [{ order, line }])
        this.#left.set(line.orderLineId, line.left)
      }
    }
  }

  take(wanted: LedgerLine, customer: string, at: string | null): { readonly order: SoldOrder; readonly line: SoldLine } | null {
    const units = -wanted.quantity
    const fitting = (this.#byCustomerAndSku.get(shelfKey(customer, wanted.sku)) ?? []).filter(
      ({ order, line }) =>
        isEarlier(order, at, wanted.row.line) && (this.#left.get(line.orderLineId) ?? 0) >= units && wanted.unitPrice <= line.unitPrice,
    )
    const found = fitting.findLast(({ line }) => line.unitPrice === wanted.unitPrice) ?? fitting.at(-1)
    if (!found) return null
    this.#left.set(found.line.orderLineId, (this.#left.get(found.line.orderLineId) ?? 0) - units)
    return found
  }

  /** Takes a cost from what the order was charged, if that much is left of it. */
  takeCost(order: SoldOrder, kind: 'shipping' | 'handling', amount: number): boolean {
    const key = `${kind} ${order.orderId}`
    const left = this.#left.get(key) ?? 0
    if (amount > left) return false
    this.#left.set(key, left - amount)
    return true
  }
}

function isEarlier(order: SoldOrder, at: string | null, line: number): boolean {
  if (order.fromLine === 0) return at === null || order.at === null || order.at <= at
  if (order.at === null || at === null || order.at === at) return order.fromLine < line
  return order.at < at
}

function shelfKey(customer: string, sku: string): string {
  return `${customer}\n${sku.toUpperCase()}`
}
