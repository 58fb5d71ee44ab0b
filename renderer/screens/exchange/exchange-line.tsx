import type { ReactNode } from 'react'
import type { ItemSnapshot } from '../../../shared/lifecycle/selection.ts'
import { itemDetail } from '../../../shared/views/order-facts.ts'
import styles from './exchange.module.css'

/** One item of either side, with the field that says how many of it. */
export function ExchangeLine({ snapshot, children }: { readonly snapshot: ItemSnapshot; readonly children: ReactNode }) {
  return (
    <li className={styles.line}>
      <span>
        <bdi>{snapshot.productName}</bdi>
        <span className={styles.quiet}>{[snapshot.sku, itemDetail(snapshot)].filter((part) => part !== '').join(' · ')}</span>
      </span>
      {children}
    </li>
  )
}
