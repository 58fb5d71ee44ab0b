import { NativeSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { HoldReason } from '../../shared/lifecycle/order.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { HOLD_REASON_LABELS, holdReasonLabel } from '../../shared/views/hold-reason-label.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Stops everything that moves forward, for a reason a person can read; a held order keeps every reason it is given. */
export const putOnHold: OrderAction = {
  id: 'put-on-hold',
  label: COMMAND_LABELS.PutOnHold,
  shortcut: 'h',
  intent: () => ({ name: 'PutOnHold', args: { reasonCode: 'OTHER', reason: 'asked for at the desk' } }),
  Form: PutOnHoldForm,
}

// A conflict is found by the service, never declared by hand.
const CHOICES = (Object.keys(HOLD_REASON_LABELS) as HoldReason[]).filter((code) => code !== 'SYNC_CONFLICT')

function PutOnHoldForm({ target, refusal, submit, cancel }: ActionFormProps) {
  const standing = target.order.holds.map((hold) => hold.reasonCode)
  const [reasonCode, setReasonCode] = useState<HoldReason>(CHOICES.find((code) => !standing.includes(code)) ?? 'OTHER')
  const [reason, setReason] = useState('')
  return (
    <ActionForm
      submitLabel={say('Put on hold')}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'PutOnHold', args: { reasonCode, reason: reason.trim() || holdReasonLabel(reasonCode) } })}
    >
      <NativeSelect
        label={say('Reason')}
        data-autofocus
        value={reasonCode}
        onChange={(event) => setReasonCode(CHOICES.find((code) => code === event.currentTarget.value) ?? 'OTHER')}
        data={CHOICES.map((code) => ({ value: code, label: holdReasonLabel(code) }))}
      />
      <Textarea
        label={say('In your words')}
        description={say('Who reads this next should know what to wait for.')}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
