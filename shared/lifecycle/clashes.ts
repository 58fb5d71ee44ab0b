// What is noticed between commands that were all accepted (domain.md 9.3): nobody was refused, and a person should look.

import { canonicalJson } from '../base/canonical-json.ts'
import type { OrderChanges } from './command.ts'
import type { Order } from './order.ts'

const MS_PER_MINUTE = 60_000
/** Two alike orders further apart are two wishes. */
export const MS_OF_A_SECOND_THOUGHT = 10 * MS_PER_MINUTE

/** Whether two orders are likely the same sale told twice: same customer, same lines, few minutes apart. */
export function isPossibleDuplicate(one: Order, other: Order): boolean {
  if (one.id === other.id || one.currency !== other.currency) return false
  const apart = Math.abs(Date.parse(one.orderDate) - Date.parse(other.orderDate))
  if (apart > MS_OF_A_SECOND_THOUGHT) return false
  const buyer = buyerOf(one)
  return buyer !== '' && buyer === buyerOf(other) && contentsOf(one) === contentsOf(other)
}

/** Whether a sale was made at prices older than the shop allows: it stands, and somebody is told. */
export function isPriceListOld(pricedAt: string, soldAt: string, hours: number): boolean {
  return Date.parse(soldAt) - Date.parse(pricedAt) > hours * 60 * MS_PER_MINUTE
}

/**
 * The fields two people changed differently since `base`. All other changes are merged: only fields that were edited are
 * compared, never whole orders.
 */
export function clashingFields(base: OrderChanges, now: Order, changes: OrderChanges): readonly (keyof OrderChanges)[] {
  const edited = Object.keys(changes) as (keyof OrderChanges)[]
  return edited.filter((field) => !isSame(base[field], now[field]) && !isSame(changes[field], now[field]))
}

/** Who bought an order, as far as two orders can be told to be the same person's; empty where nobody knows. */
export function buyerOf({ customerId, billingAddress, shippingAddress }: Order): string {
  return customerId ?? (billingAddress?.email || shippingAddress?.email || '').toLowerCase()
}

function contentsOf({ lines }: Order): string {
  return canonicalJson(lines.map((line) => [line.itemId, line.quantity, line.unitPrice].join(' ')).toSorted())
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null)
}
