import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { say } from '../../shared/wording/say.ts'
import { ActionForm } from './action-form.tsx'

interface StockFormFrameProps {
  readonly submitLabel: string
  readonly isGrave?: boolean
  readonly isIncomplete: boolean
  readonly note: string
  readonly noteHint: string
  readonly children: ReactNode
  onNote(note: string): void
  onSubmit(): void
  cancel(): void
}

/** The frame of the four stock forms: where and how many, then why, in words the ledger keeps. */
export function StockForm({ note, noteHint, children, onNote, ...frame }: StockFormFrameProps) {
  return (
    <ActionForm {...frame} refusal={null}>
      {children}
      <TextInput
        label={say('Note')}
        description={noteHint}
        maxLength={500}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </ActionForm>
  )
}
