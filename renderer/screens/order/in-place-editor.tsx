import { Button, Group } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useId } from 'react'
import type { RefusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import styles from './in-place.module.css'

interface InPlaceEditorProps {
  readonly title: string
  /** Beside the title while nothing is edited, such as that there is none. */
  readonly aside?: ReactNode
  /** What is shown while nothing is edited. */
  readonly children?: ReactNode
  /** The fields while it is edited; null while it is not. */
  readonly fields: ReactNode | null
  /** Why it cannot be edited at all now. */
  readonly cannot: RefusalSentence | null
  /** That reason stands here, not only at the button: where nobody around says it. */
  readonly saysWhy?: boolean
  /** Why what is typed would be refused; said right under the fields. */
  readonly refused: RefusalSentence | null
  onEdit(): void
  onSave(): void
  onLeave(): void
}

/** The frame of everything that is edited where it stands. Enter saves (Ctrl+Enter where Enter ends a line), Esc leaves it as it was. */
export function InPlaceEditor({
  title,
  aside,
  children,
  fields,
  cannot,
  saysWhy = false,
  refused,
  onEdit,
  onSave,
  onLeave,
}: InPlaceEditorProps) {
  const refusalId = useId()
  const save = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (refused === null) onSave()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onLeave()
  }
  return (
    <section className={styles.place} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {fields === null && (
          <>
            {aside}
            <Button
              variant="subtle"
              size="compact-xs"
              aria-label={say('Edit: {title}', { title })}
              className={styles.edit}
              disabled={cannot !== null}
              title={cannot === null ? undefined : `${cannot.sentence} ${cannot.nextStep}`}
              onClick={onEdit}
            >
              {say('Edit')}
            </Button>
          </>
        )}
      </header>
      {fields === null && children}
      {fields === null && saysWhy && cannot !== null && <p className={styles.why}>{cannot.sentence}</p>}
      {fields !== null && (
        <form onSubmit={save} onKeyDown={onKeyDown} aria-describedby={refused === null ? undefined : refusalId}>
          {fields}
          {refused !== null && (
            <p id={refusalId} className={styles.refused} role="alert">
              {refused.sentence} {refused.nextStep}
            </p>
          )}
          <Group gap="xs" mt="xs">
            <Button type="submit" size="xs" disabled={refused !== null}>
              {say('Save')}
            </Button>
            <Button variant="default" size="xs" onClick={onLeave}>
              {say('Leave as it was')}
            </Button>
          </Group>
        </form>
      )}
    </section>
  )
}
