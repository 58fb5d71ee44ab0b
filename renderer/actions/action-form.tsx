import { Alert, Button, Group, Stack } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import { say } from '../../shared/wording/say.ts'
import { leadsToUnread } from '../components/unread-amount.ts'
import type { ActionFormProps } from './action.ts'

interface FormFrameProps extends Pick<ActionFormProps, 'refusal' | 'cancel'> {
  readonly children?: ReactNode
  readonly submitLabel: string
  readonly isGrave?: boolean
  readonly isIncomplete?: boolean
  onSubmit(): void
}

/** The frame every action's form shares: fields, why the last try was refused, and two buttons. Enter submits (Ctrl+Enter where Enter ends a line), Esc leaves. */
export function ActionForm({ children, submitLabel, isGrave = false, isIncomplete = false, refusal, onSubmit, cancel }: FormFrameProps) {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    // The dialog's focus goes where the person has something to say; without this it would begin on its Close, where Enter leaves.
    if (form.current?.querySelector('[data-autofocus]')) return
    form.current?.querySelector('input:enabled, select:enabled, textarea:enabled, button:enabled')?.setAttribute('data-autofocus', 'true')
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isIncomplete && !leadsToUnread(form.current)) onSubmit()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return
    event.preventDefault()
    event.currentTarget.requestSubmit()
  }
  return (
    <form ref={form} onSubmit={submit} onKeyDown={onKeyDown}>
      <Stack gap="md">
        {children}
        {refusal && (
          <Alert color="red" title={refusal.sentence} role="alert">
            {refusal.nextStep}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={cancel}>
            {say('Back')}
          </Button>
          <Button type="submit" disabled={isIncomplete} {...(isGrave ? { color: 'red' } : {})}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
