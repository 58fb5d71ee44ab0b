import { Modal } from '@mantine/core'
import { useState } from 'react'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { factsLine } from '../../shared/wording/facts-line.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionContext, Intent } from './action.ts'
import type { Step } from './primary-action.ts'
import { tryIntent } from './try-intent.ts'

interface ActionDialogProps {
  readonly step: Step
  readonly context: ActionContext
  onIntent(intent: Intent): void
  onClose(): void
}

/** Asks what an action needs to know. What the rules would refuse stays open with the reason; nothing typed is lost. */
export function ActionDialog({ step, context, onIntent, onClose }: ActionDialogProps) {
  const [refusal, setRefusal] = useState<RefusalSentence | null>(null)
  const { action, target } = step
  if (!action.Form) return null
  const submit = (intent: Intent) => {
    const { order } = target
    const decision = tryIntent(intent, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context)
    if (decision.outcome === 'refused') setRefusal(refusalSentence(decision.refusal))
    else onIntent(intent)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={factsLine([say(action.label), target.order.number])}
      closeButtonProps={{ 'aria-label': say('Close') }}
      centered
    >
      <action.Form target={target} context={context} refusal={refusal} submit={submit} cancel={onClose} />
    </Modal>
  )
}
