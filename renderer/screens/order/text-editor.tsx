import { Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import styles from './in-place.module.css'
import { InPlaceEditor } from './in-place-editor.tsx'
import { useEditRefusal } from './use-edit-refusal.ts'

interface TextEditorProps {
  readonly order: Order
  readonly field: 'comment' | 'internalComment' | 'giftMessage' | 'poNumber'
  readonly title: string
  /** A word or two rather than prose: Enter saves, and why it cannot be edited is said at its button. */
  readonly isOneLine?: boolean
}

/** A text that is edited where it stands. */
export function TextEditor({ order, field, title, isOneLine = false }: TextEditorProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const before = order[field]
  const cannot = useEditRefusal(order, { [field]: `${before} ` })
  const text = isOneLine ? draft?.trim() : (draft ?? undefined)
  const refused = useEditRefusal(order, text === undefined || text === before ? null : { [field]: text })
  const save = () => {
    setDraft(null)
    if (text === undefined || text === before) return
    const intent: Intent = { name: 'EditOrder', args: { changes: { [field]: text } } }
    void issueIntent(intent, { type: 'order', id: order.id })
  }
  const Field = isOneLine ? TextInput : Textarea
  return (
    <InPlaceEditor
      title={title}
      aside={before === '' && <span className={styles.empty}>{say('none')}</span>}
      cannot={cannot}
      saysWhy={!isOneLine}
      refused={refused}
      fields={
        draft === null ? null : (
          <Field
            aria-label={title}
            autoFocus
            value={draft}
            error={refused !== null}
            onChange={(event) => setDraft(event.currentTarget.value)}
          />
        )
      }
      onEdit={() => setDraft(before)}
      onSave={save}
      onLeave={() => setDraft(null)}
    >
      {before !== '' && (
        <p className={styles.text} dir="auto">
          {before}
        </p>
      )}
    </InPlaceEditor>
  )
}
