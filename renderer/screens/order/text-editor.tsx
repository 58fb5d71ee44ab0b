import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import styles from './in-place.module.css'
import { useEditRefusal } from './use-edit-refusal.ts'

interface TextEditorProps {
  readonly order: Order
  readonly field: 'comment' | 'internalComment' | 'giftMessage' | 'poNumber'
  readonly title: string
  /** A word or two rather than prose: Enter saves, and why it cannot be edited is said at its button. */
  readonly isOneLine?: boolean
}

/** A text that is edited where it stands. Ctrl+Enter saves, Esc leaves it as it was. */
export function TextEditor({ order, field, title, isOneLine = false }: TextEditorProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const cannot = useEditRefusal(order, { [field]: `${order[field]} ` })
  const save = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (draft === null) return
    setDraft(null)
    const text = isOneLine ? draft.trim() : draft
    if (text === order[field]) return
    const intent: Intent = { name: 'EditOrder', args: { changes: { [field]: text } } }
    void issueIntent(intent, { type: 'order', id: order.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save(event)
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setDraft(null)
  }
  return (
    <section className={styles.place} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {draft === null && order[field] === '' && <span className={styles.empty}>none</span>}
        {draft === null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Edit: ${title}`}
            className={styles.edit}
            disabled={cannot !== null}
            title={cannot?.sentence}
            onClick={() => setDraft(order[field])}
          >
            Edit
          </Button>
        )}
      </header>
      {draft === null && order[field] !== '' && <p className={styles.text}>{order[field]}</p>}
      {draft === null && cannot !== null && !isOneLine && <p className={styles.why}>{cannot.sentence}</p>}
      {draft !== null && (
        <form onSubmit={save} onKeyDown={onKeyDown}>
          {isOneLine ? (
            <TextInput aria-label={title} autoFocus value={draft} onChange={(event) => setDraft(event.currentTarget.value)} />
          ) : (
            <Textarea aria-label={title} rows={2} autoFocus value={draft} onChange={(event) => setDraft(event.currentTarget.value)} />
          )}
          <Group gap="xs" mt="xs">
            <Button type="submit" size="xs">
              Save
            </Button>
            <Button variant="default" size="xs" onClick={() => setDraft(null)}>
              Leave as it was
            </Button>
          </Group>
        </form>
      )}
    </section>
  )
}
