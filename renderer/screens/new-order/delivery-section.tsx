import { shippingOffer } from '../../../shared/lifecycle/shipping-offer.ts'
import { say } from '../../../shared/wording/say.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import styles from './new-order.module.css'
import { type Offer, OfferList } from './offer-list.tsx'
import type { SectionProps } from './section-props.ts'
import { consignmentOf } from './try-checkout.ts'

/** How it gets there: each method with its price, or why it cannot take this order. */
export function DeliverySection({ context, draft, trial, currency, change }: SectionProps) {
  const { settings } = context.rules
  const { selection } = trial
  const offers = settings.shippingMethods.map((method): Offer => {
    if (!selection) return { id: method.id, name: method.name, why: null }
    const consignment = consignmentOf(selection, context)
    // Before the country is known every carrier would say no; the form asks for it instead.
    if (consignment.country === '' && !method.pickup) return { id: method.id, name: method.name, why: null }
    const offer = shippingOffer(method, consignment, settings)
    if (!offer.ok) return { id: method.id, name: method.name, why: offer.error.why }
    return {
      id: method.id,
      name: method.name,
      why: null,
      aside: (
        <span className={styles.quiet}>{offer.value === 0 ? say('free') : <MoneyText minor={offer.value} currency={currency} bare />}</span>
      ),
    }
  })
  return (
    <Panel title={say('Delivery')}>
      <OfferList
        label={say('Shipping method')}
        offers={offers}
        chosen={draft.shippingMethodId}
        onChoose={(shippingMethodId) => change({ ...draft, shippingMethodId })}
      />
      {offers.length === 0 && <p className={styles.quiet}>{say('The shop has no shipping methods yet.')}</p>}
    </Panel>
  )
}
