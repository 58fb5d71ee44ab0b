import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** A person's words in the order's history; possible whatever became of the order. */
export const addNote: OrderAction = {
  id: 'add-note',
  label: COMMAND_LABELS.AddNote,
  shortcut: 'n',
  intent: () => ({ name: 'AddNote', args: { note: 'a note' } }),
  Form: AddNoteForm,
}

function AddNoteForm({ refusal, submit, cancel }: ActionFormProps) {
  const [note, setNote] = useState('')
  return (
    <ActionForm
      submitLabel={say('Add note')}
      isIncomplete={note.trim() === ''}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'AddNote', args: { note: note.trim() } })}
    >
      <Textarea label={say('Note')} data-autofocus rows={3} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </ActionForm>
  )
}
