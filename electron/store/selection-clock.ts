import type { Selection } from '../../shared/lifecycle/selection.ts'

/** When a stranger's basket is over; null for everybody else's. */
export function lapsesAt(selection: Selection): string | null {
  return selection.ownerKind === 'anonymous' ? selection.expiresAt : null
}

/** Since when a basket lies there that its customer could be reminded of; null when there is nothing to remind of, or nobody. */
export function idleSince(selection: Selection): string | null {
  const { state, origin, abandonedAt, lines, address, shippingAddress, updatedAt } = selection
  const canBeWritten = Boolean(address?.email || shippingAddress?.email)
  return state === 'open' && origin !== 'import' && !abandonedAt && lines.length > 0 && canBeWritten ? updatedAt : null
}
