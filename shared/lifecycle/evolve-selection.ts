import { assertNever } from '../base/invariant.ts'
import type { LifecycleEvent } from './event.ts'
import type { MagicLink } from './magic-link.ts'
import type { Selection, SelectionLine } from './selection.ts'

export type SelectionEvent = Extract<
  LifecycleEvent,
  {
    readonly kind:
      | 'SelectionLineSet'
      | 'SelectionEdited'
      | 'SelectionCheckedOut'
      | 'SelectionDeleted'
      | 'SelectionAssigned'
      | 'SelectionMerged'
      | 'SelectionMergedAway'
      | 'SelectionCheckoutRequested'
      | 'SelectionExpired'
      | 'SelectionAbandoned'
      | 'MagicLinkCreated'
      | 'MagicLinkRevoked'
  }
>

/** The basket after something happened to it; a checked-out or merged basket stays as the record of what was asked for. */
export function evolveSelection(selection: Selection, event: SelectionEvent): Selection {
  const changed = { ...selection, updatedAt: event.at, expiresAt: laterExpiry(selection, event.at) }
  switch (event.kind) {
    case 'SelectionLineSet':
      return { ...changed, lines: withLine(selection.lines, event.line) }
    case 'SelectionEdited':
      return onlyStrangersExpire({ ...changed, ...event.changes })
    case 'SelectionCheckedOut':
      return { ...linksUsed(changed), state: 'checkedOut', orderId: selection.id }
    case 'SelectionDeleted':
      return { ...changed, state: 'deleted' }
    case 'SelectionAssigned':
      return onlyStrangersExpire({ ...ownedBy(changed, event.customerId), ...event.priced })
    case 'SelectionMerged':
      return {
        ...changed,
        ...event.changes,
        lines: event.lines,
        discounts: event.discounts,
        ...(event.pricelistId === undefined ? {} : { pricelistId: event.pricelistId }),
      }
    case 'SelectionMergedAway':
      return onlyStrangersExpire({ ...ownedBy(changed, event.customerId), state: 'merged', mergedInto: event.intoId })
    case 'SelectionCheckoutRequested':
      return { ...changed, state: 'checkoutRequested', checkoutRequestedAt: event.at }
    case 'SelectionExpired':
      return { ...selection, ...NO_CONTENTS, updatedAt: event.at, state: 'expired' }
    // Nobody touched it: it neither lives longer nor was it changed.
    case 'SelectionAbandoned':
      return { ...selection, abandonedAt: event.at }
    // What is handed out is about the basket, not in it: it lives no longer for that.
    case 'MagicLinkCreated':
      return { ...selection, links: [...(selection.links ?? []), event.link] }
    case 'MagicLinkRevoked':
      return withLinks(selection, (link) => (link.id === event.linkId ? { ...link, revokedAt: event.at } : link))
    default:
      return assertNever(event)
  }
}

const NO_CONTENTS = { lines: [], discounts: [], address: null, shippingAddress: null, comment: '', giftMessage: '', poNumber: '' } as const

// One basket, one order: whoever placed it, every link to it is dead.
function linksUsed(selection: Selection): Selection {
  return withLinks(selection, (link) => (link.revokedAt === undefined ? { ...link, usedOrderId: selection.id } : link))
}

function withLinks(selection: Selection, change: (link: MagicLink) => MagicLink): Selection {
  return selection.links === undefined ? selection : { ...selection, links: selection.links.map(change) }
}

function ownedBy(selection: Selection, customerId: string): Selection {
  return { ...selection, customerId, ownerKind: selection.ownerKind === 'account' ? 'account' : 'customer' }
}

function onlyStrangersExpire(selection: Selection): Selection {
  return selection.ownerKind === 'anonymous' ? selection : { ...selection, expiresAt: null }
}

// Every change gives a stranger's basket its whole life again.
function laterExpiry({ expiresAt, updatedAt }: Selection, at: string): string | null {
  if (expiresAt === null) return null
  return new Date(Date.parse(expiresAt) + Date.parse(at) - Date.parse(updatedAt)).toISOString()
}

function withLine(lines: readonly SelectionLine[], line: SelectionLine): readonly SelectionLine[] {
  if (line.quantity === 0) return lines.filter((each) => each.id !== line.id)
  if (lines.some((each) => each.id === line.id)) return lines.map((each) => (each.id === line.id ? line : each))
  return [...lines, line]
}
