import type { ReactNode } from 'react'
import type { ItemSnapshot } from '../../../shared/lifecycle/selection.ts'
import { itemDetail } from '../../../shared/views/order-facts.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import styles from './exchange.module.css'

/** One item of either side, with the field that says how many of it. */
export function ExchangeLine({ snapshot, children }: { readonly snapshot: ItemSnapshot; readonly children: ReactNode }) {
  return (
    <li className={styles.line}>
      <span>
        <bdi>{snapshot.productName}</bdi>
        <span className={styles.quiet}>{factsLine([snapshot.sku, itemDetail(snapshot)])}</span>
      </span>
      {children}
    </li>
  )
}
