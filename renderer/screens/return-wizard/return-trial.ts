import { sumOf } from '../../../shared/base/money.ts'
import type { LifecycleState, Warning } from '../../../shared/lifecycle/decision.ts'
import { evolve } from '../../../shared/lifecycle/evolve.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { Return } from '../../../shared/lifecycle/return.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { REFUND_METHOD_LABELS, type RefundMethod } from '../../actions/refund-method.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { chosenDraftLines, type DraftLine, type WizardDraft } from './wizard-draft.ts'

/** The return a draft would become, as the rules value it. */
export interface ReturnTrial {
  readonly back: Return | null
  readonly refusal: Refusal | null
  readonly warnings: readonly Warning[]
  /** The order with the return on it; the order as it is where the return is refused. */
  readonly after: LifecycleState
}

/** What a chosen line is worth; the return's lines stand in the order in which they were chosen. */
export function lineValue(trial: ReturnTrial, draft: WizardDraft, line: DraftLine): number | null {
  return trial.back?.lines[chosenDraftLines(draft).indexOf(line)]?.value ?? null
}

/** The money a draft would give back. */
export interface RefundTrial {
  readonly amount: number
  /** By which roads, and how much by each. */
  readonly roads: readonly { readonly method: RefundMethod; readonly amount: number }[]
  readonly refusal: Refusal | null
}

export const NO_REFUND: RefundTrial = { amount: 0, roads: [], refusal: null }

/** How the money goes back: one road by its name, several with what goes by each. */
export function roadsText({ roads }: RefundTrial, currency: string): string {
  const [only, another] = roads
  if (only && !another) return say(REFUND_METHOD_LABELS[only.method])
  return roads.map((road) => `${say(REFUND_METHOD_LABELS[road.method])} ${moneyText(road.amount, currency)}`).join(', ')
}

export function createReturnIntent(draft: WizardDraft): Intent {
  return {
    name: 'CreateReturn',
    args: {
      shipmentId: draft.shipmentId,
      lines: chosenDraftLines(draft).map(({ key: _, warehouseId, ...line }) =>
        line.stockAction === 'sendItemsToDifferentWarehouse' ? { ...line, warehouseId } : line,
      ),
      shippingCost: draft.shippingCost,
      handlingCost: draft.handlingCost,
      returnCost: draft.returnCost,
      voucherValue: 0,
      comment: draft.comment.trim(),
    },
  }
}

/** Lets the rules take the goods back, without storing anything: the values on screen are the values that will be recorded. */
export function tryReturn(draft: WizardDraft, order: Order, context: ActionContext): ReturnTrial {
  const before: LifecycleState = { selection: null, order, deleted: false }
  const decision = tryIntent(createReturnIntent(draft), { type: 'order', id: order.id }, before, context)
  if (decision.outcome !== 'accepted') {
    return { back: null, refusal: decision.outcome === 'refused' ? decision.refusal : null, warnings: [], after: before }
  }
  const created = decision.events.find((event) => event.kind === 'ReturnCreated')
  const after = decision.events.reduce(evolve, before)
  return { back: created?.kind === 'ReturnCreated' ? created.return : null, refusal: null, warnings: decision.warnings, after }
}

export function refundIntent(draft: WizardDraft, returnId: string): Intent {
  return {
    name: 'RefundReturn',
    args: {
      returnId,
      ...(draft.refundAmount === null ? {} : { amount: draft.refundAmount }),
      ...(draft.refundMethod === null ? {} : { method: draft.refundMethod }),
      ...(draft.comment.trim() === '' ? {} : { reason: draft.comment.trim() }),
    },
  }
}

/** Lets the rules refund the return that `tryReturn` made. */
export function tryRefund(draft: WizardDraft, trial: ReturnTrial, context: ActionContext): RefundTrial {
  const { order } = trial.after
  if (!trial.back || !order) return { ...NO_REFUND, refusal: trial.refusal }
  const decision = tryIntent(refundIntent(draft, trial.back.id), { type: 'order', id: order.id }, trial.after, context)
  if (decision.outcome !== 'accepted') return { ...NO_REFUND, refusal: decision.outcome === 'refused' ? decision.refusal : null }
  const roads = decision.events.flatMap((event) =>
    'refund' in event ? [{ method: event.refund.method, amount: event.refund.amount }] : [],
  )
  return { amount: sumOf(roads, (road) => road.amount), roads, refusal: null }
}

/** The same with the amount it gives back by name: what was handed out stays known, whatever has become of the return where it is decided. */
export function withAmountNamed(draft: WizardDraft, trial: ReturnTrial, context: ActionContext): WizardDraft {
  if (!draft.wantsRefund || draft.refundAmount !== null) return draft
  const { amount } = tryRefund(draft, trial, context)
  return amount > 0 ? { ...draft, refundAmount: amount } : draft
}
