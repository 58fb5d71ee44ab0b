// Cases a person decides after desks have worked apart (domain.md 9.3). What each means and offers, as data.

export const CONFLICT_KINDS = [
  'DUPLICATE',
  'POSSIBLE_DUPLICATE',
  'OVERSOLD',
  'HELD_MEANWHILE',
  'SHIPPED_WHILE_HELD',
  'SHIPPED_WHILE_CANCELLED',
  'CAPTURE_FAILED',
  'DOUBLE_SHIPMENT',
  'PAID_WHILE_CANCELLED',
  'OVER_RETURN',
  'OVER_REFUND',
  'CANCELLED_MEANWHILE',
  'EDIT_CONFLICT',
  'PRICE_CHANGED',
  'NUMBER_CLASH',
  'REFERENCE_CLASH',
  'PERMISSION_REVOKED',
  'UNKNOWN_ITEM',
  'DELETED',
  'QUARANTINED',
] as const

export type ConflictKind = (typeof CONFLICT_KINDS)[number]

export type ConflictChoice =
  | 'keepBoth'
  | 'cancelOne'
  | 'allocateElsewhere'
  | 'backorder'
  | 'cancelAndRefund'
  | 'resumeAndContinue'
  | 'unpack'
  | 'cancel'
  | 'acceptAndCapture'
  | 'recallParcel'
  | 'writeOff'
  | 'retry'
  | 'otherPayment'
  | 'acceptAsSentTwice'
  | 'restoreOrder'
  | 'giveBack'
  | 'acceptAsGoodwill'
  | 'unlink'
  | 'reverseCash'
  | 'bookAsLoss'
  | 'reclaim'
  | 'restoreAndApply'
  | 'discard'
  | 'mine'
  | 'theirs'
  | 'accept'
  | 'note'
  | 'approve'
  | 'reject'
  | 'map'
  | 'rerun'

export interface ConflictRule {
  /** Whether somebody is asked; without it, it is noted and nobody has to look. */
  readonly needsDecision: boolean
  /** Whether the order, while open, is held until that is decided, so that nobody ships it. */
  readonly holds: boolean
  readonly choices: readonly ConflictChoice[]
}

export const CONFLICTS: Readonly<Record<ConflictKind, ConflictRule>> = {
  DUPLICATE: { needsDecision: false, holds: false, choices: [] },
  POSSIBLE_DUPLICATE: { needsDecision: true, holds: true, choices: ['keepBoth', 'cancelOne'] },
  OVERSOLD: { needsDecision: true, holds: true, choices: ['allocateElsewhere', 'backorder', 'cancelAndRefund'] },
  HELD_MEANWHILE: { needsDecision: true, holds: true, choices: ['resumeAndContinue', 'unpack', 'cancel'] },
  SHIPPED_WHILE_HELD: { needsDecision: true, holds: true, choices: ['acceptAndCapture', 'recallParcel', 'writeOff'] },
  SHIPPED_WHILE_CANCELLED: { needsDecision: true, holds: true, choices: ['acceptAndCapture', 'recallParcel', 'writeOff'] },
  CAPTURE_FAILED: { needsDecision: true, holds: true, choices: ['retry', 'otherPayment', 'cancel'] },
  DOUBLE_SHIPMENT: { needsDecision: true, holds: true, choices: ['recallParcel', 'acceptAsSentTwice', 'writeOff'] },
  PAID_WHILE_CANCELLED: { needsDecision: true, holds: true, choices: ['restoreOrder', 'giveBack'] },
  OVER_RETURN: { needsDecision: true, holds: true, choices: ['acceptAsGoodwill', 'unlink', 'reverseCash'] },
  OVER_REFUND: { needsDecision: true, holds: true, choices: ['bookAsLoss', 'reclaim'] },
  CANCELLED_MEANWHILE: { needsDecision: true, holds: false, choices: ['restoreAndApply', 'discard'] },
  EDIT_CONFLICT: { needsDecision: true, holds: true, choices: ['mine', 'theirs'] },
  PRICE_CHANGED: { needsDecision: true, holds: true, choices: ['accept', 'note'] },
  NUMBER_CLASH: { needsDecision: false, holds: false, choices: [] },
  REFERENCE_CLASH: { needsDecision: false, holds: false, choices: [] },
  PERMISSION_REVOKED: { needsDecision: true, holds: true, choices: ['approve', 'reject'] },
  UNKNOWN_ITEM: { needsDecision: true, holds: true, choices: ['map', 'discard'] },
  DELETED: { needsDecision: true, holds: false, choices: ['map', 'discard'] },
  // Its order cannot even be looked at safely: nothing of it is touched before somebody has mended what failed.
  QUARANTINED: { needsDecision: true, holds: false, choices: ['rerun', 'discard'] },
}

/** Goods that moved although no order could take them: `quantity` left the warehouse, or came into it. */
export interface UnlinkedGoods {
  readonly warehouseId: string
  readonly itemId: string
  readonly quantity: number
  /** Units of them the record did not have: they are corrected into it first. Left out: none. */
  readonly corrected?: number
}

/** Units of an order's line that went to goods which had left already: they wait for stock again. */
export interface GivenUpUnits {
  readonly orderId: string
  readonly orderLineId: string
  readonly quantity: number
}

/** What is kept of a command that cannot stand as it was given, so that goods and money stay right. */
export type RecordedInstead =
  /** Nothing moved: the wish is put to a person. */
  | { readonly as: 'nothing' }
  /** It stands as it was given, and a person looks at it. */
  | { readonly as: 'asGiven' }
  /** The shipment is completed as a fact; a cancelled order is Processing again first, and any flag is passed over. */
  | { readonly as: 'completedShipment'; readonly shipmentId: string; readonly restoresOrder: boolean }
  | { readonly as: 'unlinkedIssue'; readonly goods: readonly UnlinkedGoods[] }
  | { readonly as: 'unlinkedReceipt'; readonly goods: readonly UnlinkedGoods[] }
  /** Money in the till that belongs to no order. */
  | { readonly as: 'unassignedTillMoney'; readonly amount: number; readonly currency: string; readonly methodId: string | null }
  /** Money missing in the till that is no refund of the order; refunds the provider was not asked for yet are called off. */
  | { readonly as: 'tillDifference'; readonly amount: number; readonly currency: string }
  /** The fact stands once these places are good for its units: others give up theirs, the record is corrected. */
  | {
      readonly as: 'asGivenAfterMakingRoom'
      /** Units other orders had been promised and gave up. Left out: none. */
      readonly givenUp?: readonly GivenUpUnits[]
      /** Units the record did not have at all and that were corrected into it. Left out: none. */
      readonly corrections?: readonly UnlinkedGoods[]
    }
  /** Kept as it was given beside everything else, until a person says what it belongs to. */
  | { readonly as: 'placeholder' }

export interface Conflict {
  readonly kind: ConflictKind
  readonly recorded: readonly RecordedInstead[]
}
