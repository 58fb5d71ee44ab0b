import type { CommandOf } from '../command.ts'
import { accept, noEffect, type RuleContext, type RuleDecision, refuse } from '../decision.ts'
import { standingNumber } from '../find-document.ts'
import type { Order } from '../order.ts'
import { refundsOfReturn } from '../order-money.ts'
import { findReturn } from '../quantities.ts'

/** Closes a return without (further) money; one whose refund is still awaited is closed by the refund's success. */
export function completeReturn(command: CommandOf<'CompleteReturn'>, order: Order, _context: RuleContext): RuleDecision {
  const back = findReturn(order, command.args.returnId)
  if (!back) return refuse('NOT_FOUND', { returnId: command.args.returnId })
  if (back.status === 'completed') return noEffect
  if (hasPendingRefund(order, back.id)) return refuse('REFUND_PENDING', { return: back.number })
  return accept({ kind: 'ReturnCompleted', returnId: back.id })
}

/** Opens a completed return again, unless money was given back or an exchange began: those cannot be undone. */
export function uncompleteReturn(command: CommandOf<'UncompleteReturn'>, order: Order, _context: RuleContext): RuleDecision {
  const back = findReturn(order, command.args.returnId)
  if (!back) return refuse('NOT_FOUND', { returnId: command.args.returnId })
  if (back.status === 'pending') return noEffect
  if (hasPendingRefund(order, back.id)) return refuse('REFUND_PENDING', { return: back.number })
  if (back.exchange) return refuse('WRONG_STATUS', { return: back.number, because: 'exchanged', exchange: back.exchange.selectionId })
  const refunded = refundsOfReturn(order, back.id).reduce((sum, refund) => sum + refund.amount, 0)
  if (refunded > 0) return refuse('WRONG_STATUS', { return: back.number, because: 'refunded', refunded })
  const slip = standingNumber(order, back.id)
  if (slip !== null) return refuse('HAS_INVOICE', { return: back.number, document: slip })
  return accept({ kind: 'ReturnUncompleted', returnId: back.id })
}

function hasPendingRefund(order: Order, returnId: string): boolean {
  return refundsOfReturn(order, returnId).some((refund) => refund.state === 'requested')
}
