import { useEffect } from 'react'
import type { Command } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { useStockLevels } from '../../state/use-stock-levels.ts'
import { OrderCases } from './order-cases.tsx'
import { OrderComments } from './order-comments.tsx'
import { OrderContact } from './order-contact.tsx'
import { OrderDocuments } from './order-documents.tsx'
import { OrderFlags } from './order-flags.tsx'
import { OrderHeader } from './order-header.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderParticulars } from './order-particulars.tsx'
import { OrderPayments } from './order-payments.tsx'
import { OrderReturns } from './order-returns.tsx'
import styles from './order-screen.module.css'
import { OrderShipments } from './order-shipments.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { SourceData } from './source-data.tsx'
import { useOrderKeys } from './use-order-keys.ts'

interface OrderDetailProps {
  readonly order: Order
  readonly waiting: readonly Command[]
}

/** Everything about one order on one page, with the next step at the top. */
export function OrderDetail({ order, waiting }: OrderDetailProps) {
  // The rules look at stock: without its items' levels every allocation would seem impossible.
  useStockLevels([...new Set(order.lines.map((line) => line.itemId))])
  const keys = useOrderKeys(order)
  useEffect(() => {
    document.title = say('{number} · Order desk', { number: order.number })
  }, [order.number])
  return (
    <div className={styles.screen}>
      <OrderHeader order={order} keys={keys} />
      <OrderFlags order={order} />
      <OrderCases orderId={order.id} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <OrderLines order={order} />
          <OrderShipments order={order} />
          <OrderReturns order={order} />
          <OrderPayments order={order} />
          <OrderDocuments order={order} />
          {order.imported !== null && <SourceData imported={order.imported} externalIds={order.externalIds} />}
        </div>
        <div className={styles.column}>
          <OrderContact order={order} />
          <OrderComments order={order} />
          <OrderParticulars order={order} />
          <OrderTimeline orderId={order.id} waiting={waiting} order={order} />
        </div>
      </div>
    </div>
  )
}
