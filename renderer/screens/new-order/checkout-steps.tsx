import { IconCircle, IconCircleCheck, IconCircleDot } from '@tabler/icons-react'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import styles from './checkout-steps.module.css'
import type { NewOrderDraft } from './new-order-draft.ts'

const STEPS = [
  { id: 'addresses', label: msg('Addresses') },
  { id: 'shipping', label: msg('Shipping') },
  { id: 'payment', label: msg('Payment') },
  { id: 'review', label: msg('Review') },
  { id: 'submit', label: msg('Submit') },
] as const

const STATES = {
  done: { label: msg('done'), Shape: IconCircleCheck },
  next: { label: msg('to do next'), Shape: IconCircleDot },
  open: { label: msg('not yet'), Shape: IconCircle },
} as const satisfies Record<string, { readonly label: Message; readonly Shape: unknown }>

/** The five steps of the checkout, each with how it stands. All of them are on this screen; nothing waits behind a button. */
export function CheckoutSteps({ refusal, draft }: { readonly refusal: Refusal | null; readonly draft: NewOrderDraft }) {
  const next = STEPS.findIndex(({ id }) => id === stepOf(refusal, draft))
  return (
    <ol className={styles.steps} aria-label={say('Steps of the checkout')}>
      {STEPS.map(({ id, label }, place) => {
        const state = place < next ? 'done' : place === next ? 'next' : 'open'
        const { Shape } = STATES[state]
        return (
          <li key={id} data-state={state} aria-current={state === 'next' ? 'step' : undefined}>
            <Shape size={16} aria-hidden="true" />
            {say(label)} <span className="visually-hidden">{say(STATES[state].label)}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** Which step the rules still want something of; they are asked in their order. */
function stepOf(refusal: Refusal | null, draft: NewOrderDraft): (typeof STEPS)[number]['id'] {
  if (refusal === null) return draft.lines.length > 0 ? 'submit' : 'review'
  if (refusal.code === 'PAYMENT_METHOD_RESTRICTED' || refusal.code === 'REQUIRES_ONLINE') return 'payment'
  if (refusal.code === 'CARRIER_UNAVAILABLE') return 'shipping'
  const { field } = refusal.facts
  if (field === 'address' || field === 'shippingAddress' || field === 'customerId') return 'addresses'
  if (field === 'shippingMethodId') return 'shipping'
  return field === 'paymentMethodId' ? 'payment' : 'review'
}
