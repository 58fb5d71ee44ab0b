// screens/order: one order or selection in full. It shows and starts actions; what is possible is asked of the rules.

import { ActionHost } from '../../actions/action-host.tsx'
import { useOrder } from '../../state/use-order.ts'
import { OrderDetail } from './order-detail.tsx'
import styles from './order-screen.module.css'
import { SelectionDetail } from './selection-detail.tsx'

/** The order, the selection it still is, or one sentence on why neither can be shown. */
export function OrderScreen({ orderId }: { readonly orderId: string }) {
  const shown = useOrder(orderId)
  if (shown.order) {
    return (
      <ActionHost>
        <OrderDetail order={shown.order} waiting={shown.waiting} />
      </ActionHost>
    )
  }
  if (shown.selection) return <SelectionDetail selection={shown.selection} waiting={shown.waiting} />
  return <p className={styles.nothing}>{absenceSentence(shown)}</p>
}

/** Why there is nothing to show. */
export function absenceSentence({ elsewhere, missing }: { readonly elsewhere: boolean; readonly missing: boolean }): string {
  if (elsewhere) return 'This order is not in this window’s copy, and the desk process is stopped. Start it to see the order.'
  if (missing) return 'There is no such order, or it was deleted for good.'
  return 'Opening…'
}
