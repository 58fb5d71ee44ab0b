// A case as it is laid before a person, and what the order it is about says of it.

import type { Command } from './command.ts'
import { CONFLICTS, type ConflictKind, type RecordedInstead } from './conflict.ts'
import type { LifecycleState } from './decision.ts'
import type { EventBody } from './event.ts'
import type { Order } from './order.ts'
import type { Refusal } from './refusal.ts'
import type { SyncCase } from './sync-case.ts'

/** The id of the case a command comes to; the same at every delivery. */
export function caseIdOf(command: Command): string {
  return `${command.id}.case`
}

/** The case of a command that was set aside: run again, it may come to its own. */
export function asideCaseIdOf(command: Command): string {
  return `${command.id}.aside`
}

export interface CaseContent {
  readonly kind: ConflictKind
  readonly refusal: Refusal | null
  readonly recorded: readonly RecordedInstead[]
  readonly affectedOrderIds: readonly string[]
}

/** The case: the command whole, beside what the service knew when it came. `state` is what it met. */
export function syncCaseOf(command: Command, { order, selection }: LifecycleState, content: CaseContent, openedAt: string): SyncCase {
  const known = order ?? selection
  const isAboutOrder = command.aggregate.type === 'order' || command.aggregate.type === 'selection'
  return {
    ...content,
    id: caseIdOf(command),
    orderId: isAboutOrder ? command.aggregate.id : null,
    orderNumber: order?.number ?? null,
    command,
    serviceState: {
      status: order?.status ?? (selection ? 0 : null),
      isOnHold: (order?.holds.length ?? 0) > 0,
      changedAt: known?.updatedAt ?? null,
      changedBy: order?.updatedBy ?? null,
    },
    openedAt,
    resolution: null,
  }
}

/**
 * What an order says of a case that is about it: it is held until somebody decides, where the case holds and the order is
 * open; else the case is noted. An order that is held for a conflict already gets a note instead of a second flag.
 */
export function flagOfCase(order: Order, kind: ConflictKind, at: string, by: string): EventBody {
  const reason = REASONS[kind]
  const isHeldAlready = order.holds.some((hold) => hold.reasonCode === 'SYNC_CONFLICT')
  if (!CONFLICTS[kind].holds || order.status > 3 || isHeldAlready) return { kind: 'NoteAdded', note: reason }
  return { kind: 'OrderPutOnHold', hold: { reasonCode: 'SYNC_CONFLICT', reason, at, by } }
}

const REASONS: Readonly<Record<ConflictKind, string>> = {
  DUPLICATE: 'The same was delivered twice',
  POSSIBLE_DUPLICATE: 'This may have been done twice',
  OVERSOLD: 'More was sold than there was',
  HELD_MEANWHILE: 'The order was held while it was being packed elsewhere',
  SHIPPED_WHILE_HELD: 'A parcel left while the order was held or changed',
  SHIPPED_WHILE_CANCELLED: 'A parcel left while the order was cancelled',
  CAPTURE_FAILED: 'A parcel waits whose payment was not captured',
  DOUBLE_SHIPMENT: 'The same goods left twice',
  PAID_WHILE_CANCELLED: 'Money was taken while the order was cancelled',
  OVER_RETURN: 'More came back than was sent',
  OVER_REFUND: 'More was given back than was paid',
  CANCELLED_MEANWHILE: 'The order was cancelled while it was worked on elsewhere',
  EDIT_CONFLICT: 'Two people changed the same',
  PRICE_CHANGED: 'Sold at prices that are no longer the shop’s',
  NUMBER_CLASH: 'Another order carries the same number',
  REFERENCE_CLASH: 'Another order carries the same reference',
  PERMISSION_REVOKED: 'Done by somebody who may no longer do it',
  UNKNOWN_ITEM: 'An item is not known any more',
  DELETED: 'What this is about was deleted',
  QUARANTINED: 'The service failed over what was done elsewhere',
}
