import { type NewOrderDraft, NOTHING_PUT_DOWN } from './new-order-draft.ts'

/** A basket nobody has stored yet: what stands in the form, and the id it will have. */
export interface BegunBasket {
  readonly id: string
  readonly draft: NewOrderDraft
}

const KEPT_AS = 'begun-basket-1'

/** Keeps what stands in the form through a reload of this window; an empty one is not kept. */
export function keepBegun(basket: BegunBasket): void {
  try {
    if (basket.draft.lines.length === 0) sessionStorage.removeItem(KEPT_AS)
    else sessionStorage.setItem(KEPT_AS, JSON.stringify(basket))
  } catch {
    // A full or forbidden storage costs the basket at a reload, not the sale.
  }
}

/** What stood in the form before the reload. */
export function begunBasket(): BegunBasket | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? 'null')
    // Before a sale could be paid in parts, none stood in it.
    return isBegun(kept) ? { ...kept, draft: { ...NOTHING_PUT_DOWN, ...kept.draft } } : null
  } catch {
    return null
  }
}

/** The basket is stored now, or was given up. */
export function dropBegun(): void {
  try {
    sessionStorage.removeItem(KEPT_AS)
  } catch {
    // Then there was nothing kept either.
  }
}

function isBegun(value: unknown): value is BegunBasket {
  if (typeof value !== 'object' || value === null || !('id' in value) || !('draft' in value)) return false
  const { draft } = value
  return typeof value.id === 'string' && typeof draft === 'object' && draft !== null && 'lines' in draft && Array.isArray(draft.lines)
}
