import type { Refusal, RefusalCode } from './refusal.ts'

/**
 * `isOrderUnchanged`: the authority's row is the one the person saw, and no earlier command of that desk about it was
 * refused, for then the desk went on from something the authority never had.
 *
 * Whether a refusal may come of something its desk could not know (decisions 4): anything inside the order only when the
 * order changed since; stock, names, rights and settings at any time, for they change without the order. A fact refused for
 * such a reason becomes a case; refused for another, it was never recorded by an honest desk.
 */
export function couldHaveChangedMeanwhile({ code, facts }: Refusal, isOrderUnchanged: boolean): boolean {
  if (!isOrderUnchanged || OUTSIDE.has(code)) return true
  // What the authority never had at all was begun by something it refused elsewhere.
  if (code === 'NOT_FOUND') return facts.id !== undefined || facts.itemId !== undefined || facts.methodId !== undefined
  return code === 'VALIDATION' && typeof facts.field === 'string' && NAMED_OUTSIDE.has(facts.field)
}

const OUTSIDE: ReadonlySet<RefusalCode> = new Set([
  'FORBIDDEN',
  'DELETED',
  'PURGED',
  'INSUFFICIENT_STOCK',
  'UNAVAILABLE_ITEMS',
  'CARRIER_UNAVAILABLE',
  'PAYMENT_METHOD_RESTRICTED',
  'PACK_NOT_VERIFIED',
])

/** Fields that name something kept elsewhere: another order's name, or a part of the shop's settings. */
const NAMED_OUTSIDE: ReadonlySet<string> = new Set([
  'number',
  'reference',
  'storeId',
  'warehouseId',
  'toWarehouseId',
  'paymentMethodId',
  'shippingMethodId',
])
