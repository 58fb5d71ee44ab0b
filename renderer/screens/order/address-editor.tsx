import { Button, Group } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { type Address, EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { RefusalSentence } from '../../../shared/views/refusal-sentence.ts'
import type { Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { AddressText } from '../../components/address-text.tsx'
import styles from './in-place.module.css'
import { useEditRefusal } from './use-edit-refusal.ts'

interface AddressEditorProps {
  readonly order: Order
  readonly field: 'shippingAddress' | 'billingAddress'
  readonly title: string
  /** Why it cannot be edited now; said once, by the panel around it. */
  readonly cannot: RefusalSentence | null
  /** The same as the address above it: not shown twice. */
  readonly isSame?: boolean
}

/** An address that becomes its own form in place. Enter saves, Esc leaves it as it was. */
export function AddressEditor({ order, field, title, cannot, isSame = false }: AddressEditorProps) {
  const [draft, setDraft] = useState<Address | null>(null)
  const before = order[field] ?? EMPTY_ADDRESS
  const refused = useEditRefusal(order, draft === null ? null : { [field]: draft })
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (draft === null || refused !== null) return
    setDraft(null)
    const intent: Intent = { name: 'EditOrder', args: { changes: { [field]: draft } } }
    void issueIntent(intent, { type: 'order', id: order.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setDraft(null)
  }
  return (
    <section className={styles.place} aria-label={title}>
      <header className={styles.head}>
        <h3>{title}</h3>
        {draft === null && (
          <Button
            variant="subtle"
            size="compact-xs"
            aria-label={`Edit: ${title}`}
            className={styles.edit}
            {...(cannot === null ? {} : { disabled: true, title: `${cannot.sentence} ${cannot.nextStep}` })}
            onClick={() => setDraft(before)}
          >
            Edit
          </Button>
        )}
      </header>
      {draft === null &&
        (isSame ? <p className={styles.empty}>The same address</p> : <AddressText address={order[field]} withReach={false} />)}
      {draft !== null && (
        <form onSubmit={save} onKeyDown={onKeyDown}>
          <AddressFields address={draft} group={title} autoFocus onChange={setDraft} />
          {refused !== null && (
            <p className={styles.refused} role="alert">
              {refused.sentence} {refused.nextStep}
            </p>
          )}
          <Group gap="xs" mt="sm">
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
