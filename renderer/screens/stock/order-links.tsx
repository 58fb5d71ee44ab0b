import type { HeldUnits } from '../../state/desk-session.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './stock-screen.module.css'

/** Orders by number, each leading to itself, with the units it holds. */
export function OrderLinks({ lead, held }: { readonly lead: string; readonly held: readonly HeldUnits[] }) {
  if (held.length === 0) return null
  return (
    <>
      {lead}{' '}
      {held.map((each, index) => (
        <span key={`${each.warehouseId} ${each.orderId}`}>
          {index > 0 && ', '}
          <a className={styles.link} href={hrefOf({ screen: 'order', id: each.orderId })}>
            {each.number}
          </a>{' '}
          ({each.quantity})
        </span>
      ))}
    </>
  )
}
