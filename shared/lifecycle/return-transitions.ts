// Which return command may act at which stage, as data (domain.md 6.8). Every step is checked against it, tests prove it,
// documents print it.

import type { Return } from './return.ts'
import type { StageTransition } from './shipment-transitions.ts'

export const RETURN_STAGES = ['pending', 'completed', 'deleted'] as const

export type ReturnStage = (typeof RETURN_STAGES)[number]

/** Commands that name a return, and the provider's answer that completes one. */
export type ReturnCommandName =
  | 'EditReturn'
  | 'RefundReturn'
  | 'CompleteReturn'
  | 'UncompleteReturn'
  | 'DeleteReturn'
  | 'CreateSelectionFromReturn'
  | 'RecordPaymentResult'

export type ReturnRow = Readonly<Record<ReturnStage, StageTransition<ReturnStage>>>

/** Every return begins here. */
export const FIRST_RETURN_STAGE: ReturnStage = 'pending'

export const RETURN_TRANSITIONS: Readonly<Record<ReturnCommandName, ReturnRow>> = {
  EditReturn: { pending: ['pending'], completed: 'WRONG_STATUS', deleted: 'NOT_FOUND' },
  // By hand it is done at once; the provider is asked and its yes completes the return.
  RefundReturn: { pending: ['pending', 'completed'], completed: ['completed'], deleted: 'NOT_FOUND' },
  CompleteReturn: { pending: ['completed'], completed: 'no-op', deleted: 'NOT_FOUND' },
  UncompleteReturn: { pending: 'no-op', completed: ['pending'], deleted: 'NOT_FOUND' },
  DeleteReturn: { pending: ['deleted'], completed: 'WRONG_STATUS', deleted: 'NOT_FOUND' },
  CreateSelectionFromReturn: { pending: ['pending'], completed: ['completed'], deleted: 'NOT_FOUND' },
  RecordPaymentResult: { pending: ['pending', 'completed'], completed: ['completed'], deleted: ['deleted'] },
}

/** The stage a return is at: read off its facts. */
export function stageOfReturn({ deletedAt, status }: Return): ReturnStage {
  return deletedAt === null ? status : 'deleted'
}
