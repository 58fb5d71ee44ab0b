import { Anchor } from '@mantine/core'
import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import { EMPTY_ADDRESS } from '../../../shared/lifecycle/address.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { AddressEditor } from './address-editor.tsx'
import styles from './order-contact.module.css'
import { useEditRefusal } from './use-edit-refusal.ts'

/** Who it is for: reach them, send to them, bill them. Editable also while the order is held. */
export function OrderContact({ order }: { readonly order: Order }) {
  const shipping = order.shippingAddress ?? EMPTY_ADDRESS
  const billing = order.billingAddress ?? EMPTY_ADDRESS
  const email = shipping.email || billing.email
  const phones = [...new Set([shipping.cellPhoneNumber, shipping.phoneNumber, billing.cellPhoneNumber, billing.phoneNumber])]
  // Asked with a change that changes nothing a person would see: may this address be edited at all?
  const cannotShip = useEditRefusal(order, { shippingAddress: { ...shipping, address2: `${shipping.address2} ` } })
  const cannotBill = useEditRefusal(order, { billingAddress: { ...billing, address2: `${billing.address2} ` } })
  const isSame = order.billingAddress !== null && canonicalJson(shipping) === canonicalJson(billing)
  return (
    <Panel title={say('Customer')} note={order.customerId === null ? say('guest') : null}>
      {order.buyerName !== '' && (
        <p className={styles.name}>
          <bdi>{order.buyerName}</bdi>
        </p>
      )}
      <p className={styles.reach}>
        {email !== '' && <Anchor href={`mailto:${email}`}>{email}</Anchor>}
        {phones.map((phone) => phone !== '' && <Phone key={phone} phone={phone} />)}
      </p>
      <AddressEditor order={order} field="shippingAddress" title={say('Ships to')} cannot={cannotShip} />
      <AddressEditor order={order} field="billingAddress" title={say('Bills to')} cannot={cannotBill} isSame={isSame} />
      {cannotShip !== null && <p className={styles.why}>{cannotShip.sentence}</p>}
    </Panel>
  )
}

function Phone({ phone }: { readonly phone: string }) {
  // Its groups of digits stand in one order everywhere.
  return (
    <Anchor dir="ltr" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>
      {phone}
    </Anchor>
  )
}
