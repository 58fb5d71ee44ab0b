import { useState } from 'react'
import { type Address, EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { RefusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { AddressFields } from '../../components/address-fields.tsx'
import { AddressText } from '../../components/address-text.tsx'
import styles from './in-place.module.css'
import { InPlaceEditor } from './in-place-editor.tsx'
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

/** An address that becomes its own form in place. */
export function AddressEditor({ order, field, title, cannot, isSame = false }: AddressEditorProps) {
  const [draft, setDraft] = useState<Address | null>(null)
  const refused = useEditRefusal(order, draft === null ? null : { [field]: draft })
  const save = () => {
    if (draft === null) return
    setDraft(null)
    const intent: Intent = { name: 'EditOrder', args: { changes: { [field]: draft } } }
    void issueIntent(intent, { type: 'order', id: order.id })
  }
  return (
    <InPlaceEditor
      title={title}
      cannot={cannot}
      refused={refused}
      fields={draft && <AddressFields address={draft} group={title} autoFocus onChange={setDraft} />}
      onEdit={() => setDraft(order[field] ?? EMPTY_ADDRESS)}
      onSave={save}
      onLeave={() => setDraft(null)}
    >
      {isSame ? <p className={styles.empty}>{say('The same address')}</p> : <AddressText address={order[field]} withReach={false} />}
    </InPlaceEditor>
  )
}
