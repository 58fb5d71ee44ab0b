import { findShippingMethod } from '../../../shared/lifecycle/find-setting.ts'
import { paymentRestriction } from '../../../shared/lifecycle/payment-offer.ts'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { PaymentMethod, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { Panel } from '../../components/panel.tsx'
import styles from './new-order.module.css'
import { isPaidInHand, type NewOrderDraft } from './new-order-draft.ts'
import { OfferList } from './offer-list.tsx'
import type { SectionProps } from './section-props.ts'

/** How it is paid: each method, or the reason it is not offered for this order. */
export function PaymentSection({ context, draft, trial, change }: SectionProps) {
  const { settings } = context.rules
  const { selection } = trial
  const total = trial.totals?.grandTotal ?? null
  const offers = settings.paymentMethods.map((method) => {
    const never = reasonAgainstAtCounter(method, draft)
    const notNow = reasonOffline(method, context)
    return {
      id: method.id,
      name: method.name,
      why: never ?? notNow ?? (selection ? reasonAgainst(method, selection, total, settings) : null),
      isForNow: never === null && notNow !== null,
    }
  })
  const credit = selection?.exchangeCredit ?? 0
  return (
    <Panel title={say('Payment')}>
      {credit > 0 && total !== null && credit >= total && (
        <p className={styles.quiet}>{say('The exchange credit covers everything; nothing else has to be paid.')}</p>
      )}
      <OfferList
        label={say('Payment method')}
        offers={offers}
        chosen={draft.paymentMethodId}
        onChoose={(paymentMethodId) => change({ ...draft, paymentMethodId })}
      />
      {offers.length === 0 && <p className={styles.quiet}>{say('The shop has no payment methods yet.')}</p>}
    </Panel>
  )
}

function reasonAgainstAtCounter(method: PaymentMethod, draft: NewOrderDraft): string | null {
  return draft.atCounter && !isPaidInHand(method) ? say('over the counter it is paid in hand') : null
}

/** The provider is asked by the hub. */
function reasonOffline(method: PaymentMethod, { awayDeskId }: ActionContext): string | null {
  return method.kind === 'psp' && awayDeskId !== null ? say('the payment provider is asked by the hub, which cannot be reached') : null
}

/** By the same rule the checkout asks, and one thing more: a free order and a paid one do not mix. */
function reasonAgainst(method: PaymentMethod, selection: Selection, total: number | null, settings: ShopSettings): string | null {
  const shippingMethod = findShippingMethod(settings, selection.shippingMethodId)
  const why = paymentRestriction(method, {
    currency: selection.currency,
    ownerKind: selection.ownerKind,
    country: (selection.address ?? selection.shippingAddress)?.country ?? '',
    carrierId: shippingMethod && !shippingMethod.pickup ? shippingMethod.carrierId : null,
  })
  if (why !== null) return why
  if (total === null || selection.lines.length === 0) return null
  if (method.kind === 'free') return total === 0 ? null : say('the order is not free')
  return total === 0 ? say('there is nothing to pay') : null
}
