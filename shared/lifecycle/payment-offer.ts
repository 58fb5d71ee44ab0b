import type { Selection } from './selection.ts'
import type { PaymentMethod } from './settings.ts'

/** What decides whether a method is offered. A person's group is the kind of owner the basket has. */
export type PaymentSituation = Pick<Selection, 'currency' | 'ownerKind'> & { readonly country: string; readonly carrierId: string | null }

/** Why this payment method is not offered here; null when it is. */
export function paymentRestriction(method: PaymentMethod, situation: PaymentSituation): string | null {
  const { currencies, countries, groups, carriers } = method.restrictions
  if (!method.active) return 'it is switched off'
  if (!allows(currencies, situation.currency)) return `it does not take ${situation.currency}`
  if (!allows(countries, situation.country)) return `it is not offered in ${situation.country || 'an unknown country'}`
  if (!allows(groups, situation.ownerKind)) return `it is not offered to this group (${situation.ownerKind})`
  if (carriers.length > 0 && situation.carrierId !== null && !carriers.includes(situation.carrierId))
    return 'it is not offered with this carrier'
  return null
}

function allows(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value)
}
