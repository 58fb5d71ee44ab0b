// screens/order: one order or selection in full. It shows and starts actions; what is possible is asked of the rules.

import { Anchor } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { ActionHost } from '../../actions/action-host.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf, type Route } from '../../state/route.ts'
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
  if (shown.selection) return <SelectionDetail selection={shown.selection} />
  return <Absent sentence={absenceSentence(shown)} isOpening={!shown.missing && !shown.elsewhere} />
}

/** Nothing to show, and the way back: by the link, or by Esc as from an order. */
function Absent({ sentence, isOpening }: { readonly sentence: string; readonly isOpening: boolean }) {
  const lastQueue = useDeskState((state) => state.lastQueue)
  const list: Route = lastQueue === null ? { screen: 'start' } : { screen: 'queue', queue: lastQueue }
  useKeys({ Escape: () => navigate(list) })
  return (
    <div className={styles.nothing}>
      {isOpening ? <p aria-busy="true">{sentence}</p> : <h1>{sentence}</h1>}
      <Anchor href={hrefOf(list)}>{say('Back to the list')}</Anchor>
    </div>
  )
}

/** Why there is nothing to show. */
export function absenceSentence({ elsewhere, missing }: { readonly elsewhere: boolean; readonly missing: boolean }): string {
  if (elsewhere) return say('This order is not in this window’s copy, and the desk process is stopped. Start it to see the order.')
  if (missing) return say('There is no such order, or it was deleted for good.')
  return say('Opening…')
}
