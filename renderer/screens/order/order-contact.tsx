import { Anchor } from '@mantine/core'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { Panel } from '../../components/panel.tsx'
import { AddressEditor } from './address-editor.tsx'
import styles from './order-contact.module.css'

/** Who it is for: reach them, send to them, bill them. Editable also while the order is held. */
export function OrderContact({ order }: { readonly order: Order }) {
  const email = order.shippingAddress?.email || order.billingAddress?.email || ''
  const phone = order.shippingAddress?.cellPhoneNumber || order.shippingAddress?.phoneNumber || order.billingAddress?.phoneNumber || ''
  return (
    <Panel title="Customer" note={order.customerId === null ? 'guest' : null}>
      {order.buyerName !== '' && (
        <p className={styles.name}>
          <bdi>{order.buyerName}</bdi>
        </p>
      )}
      <p className={styles.reach}>
        {email !== '' && <Anchor href={`mailto:${email}`}>{email}</Anchor>}
        {phone !== '' && <Anchor href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</Anchor>}
        {order.poNumber !== '' && <span>PO {order.poNumber}</span>}
      </p>
      <AddressEditor order={order} field="shippingAddress" title="Ships to" />
      <AddressEditor order={order} field="billingAddress" title="Bills to" />
    </Panel>
  )
}
