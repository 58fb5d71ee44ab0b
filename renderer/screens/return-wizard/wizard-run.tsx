import { useEffect, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { msg, say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { navigate } from '../../state/navigate.ts'
import { DoneStep } from './done-step.tsx'
import { dropDraft, keepDraft, keptDraft } from './draft-storage.ts'
import { ItemsStep } from './items-step.tsx'
import { ReasonStep } from './reason-step.tsx'
import { type Recorded, recordReturn } from './record-return.ts'
import { RefundStep } from './refund-step.tsx'
import { type ReturnTrial, tryRefund, tryReturn, withAmountNamed } from './return-trial.ts'
import { ReviewStep } from './review-step.tsx'
import type { StepProps } from './step-props.ts'
import { StockStep } from './stock-step.tsx'
import { chosenDraftLines, fittedDraft, newDraft, nextStep, previousStep, type WizardDraft, type WizardStepId } from './wizard-draft.ts'
import { WizardFrame } from './wizard-frame.tsx'

interface WizardRunProps {
  readonly order: Order
  readonly shipment: Shipment
}

/** The steps from Items to Done for one shipment. Each change is kept; each step forward is asked of the rules first. */
export function WizardRun({ order, shipment }: WizardRunProps) {
  const context = useActionContext()
  const [recorded, setRecorded] = useState<Recorded | null>(null)
  // Once recorded, the order on screen has changed by it: the draft must not be valued a second time.
  if (recorded) return <DoneStep orderId={order.id} recorded={recorded} />
  if (context === null) return null
  return <OpenWizard order={order} shipment={shipment} context={context} onRecorded={setRecorded} />
}

interface OpenWizardProps extends WizardRunProps {
  readonly context: ActionContext
  onRecorded(recorded: Recorded): void
}

function OpenWizard({ order, shipment, context, onRecorded }: OpenWizardProps) {
  const { settings } = context.rules
  const [kept] = useState(() => keptDraft(shipment.id))
  const [draft, setDraft] = useState<WizardDraft>(() =>
    kept ? fittedDraft(kept.draft, order, shipment, settings) : newDraft(order, shipment, settings),
  )
  const [keptAt, setKeptAt] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isRecording, setRecording] = useState(false)
  const trial = tryReturn(draft, order, context)

  const change = (next: WizardDraft) => {
    const now = new Date().toISOString()
    setDraft(next)
    setRefusal(null)
    setKeptAt(now)
    keepDraft({ draft: next, keptAt: now, by: context.person.name, number: shipment.number })
  }
  const goTo = (step: WizardStepId) => change({ ...draft, step })
  const forward = () => {
    const refused = stepRefusal(draft, trial, context)
    if (refused) return setRefusal(refused)
    if (draft.step !== 'review') return goTo(nextStep(draft.step))
    if (isRecording) return
    setRecording(true)
    void recordReturn(withAmountNamed(draft, trial, context), order).then((outcome) => {
      setRecording(false)
      if (outcome.status === 'refused') return setRefusal(outcome.refusal)
      if (outcome.status === 'not-saved') return
      dropDraft(shipment.id)
      onRecorded(outcome)
    })
  }
  const back = () => {
    const before = previousStep(draft.step)
    if (before) goTo(before)
    else navigate({ screen: 'order', id: order.id })
  }
  useWarnBeforeLeaving(isRecording)

  const props: StepProps = { order, shipment, context, draft, trial, change }
  return (
    <WizardFrame
      order={order}
      shipment={shipment}
      step={draft.step}
      keptAt={keptAt}
      restored={kept}
      warnings={trial.warnings}
      refusal={refusal}
      forwardLabel={forwardLabel(draft)}
      isBusy={isRecording}
      onForward={forward}
      onBack={back}
      onStep={goTo}
    >
      {draft.step === 'items' && <ItemsStep {...props} />}
      {draft.step === 'reason' && <ReasonStep {...props} />}
      {draft.step === 'stock' && <StockStep {...props} />}
      {draft.step === 'refund' && <RefundStep {...props} />}
      {draft.step === 'review' && <ReviewStep {...props} />}
    </WizardFrame>
  )
}

/** What the rules have against going on from here, or null. */
function stepRefusal(draft: WizardDraft, trial: ReturnTrial, context: ActionContext): Refusal | null {
  if (chosenDraftLines(draft).length === 0) return { code: 'VALIDATION', facts: { field: 'lines' } }
  if (trial.refusal) return trial.refusal
  const asksForMoney = draft.wantsRefund && (draft.step === 'refund' || draft.step === 'review')
  return asksForMoney ? tryRefund(draft, trial, context).refusal : null
}

const FORWARD_LABELS = {
  find: msg('Items'),
  items: msg('Reason'),
  reason: msg('Where it goes'),
  stock: msg('Refund'),
  refund: msg('Review'),
} as const

function forwardLabel(draft: WizardDraft): string {
  if (draft.step !== 'review') return say(FORWARD_LABELS[draft.step])
  return draft.wantsRefund ? say('Record return and refund') : say('Record return')
}

/** Closing the window between click and answer is asked about once; nothing is lost either way. */
function useWarnBeforeLeaving(isRecording: boolean): void {
  useEffect(() => {
    if (!isRecording) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isRecording])
}
