import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Lets a held order go on; why it may is kept in its history, where the reason for the hold stands too. */
export const resumeOrder: OrderAction = {
  id: 'resume-order',
  label: COMMAND_LABELS.ResumeOrder,
  shortcut: 'u',
  intent: () => ({ name: 'ResumeOrder', args: {} }),
  Form: ResumeOrderForm,
}

function ResumeOrderForm({ refusal, submit, cancel }: ActionFormProps) {
  const [comment, setComment] = useState('')
  return (
    <ActionForm
      submitLabel={say('Resume order')}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'ResumeOrder', args: comment.trim() === '' ? {} : { comment: comment.trim() } })}
    >
      <TextInput
        label={say('Why it may go on')}
        description={say("Kept in the order's history. Empty is fine.")}
        data-autofocus
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
