import { Anchor } from '@mantine/core'
import { sumOf } from '../../../shared/base/money.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { findLine } from '../../../shared/lifecycle/quantities.ts'
import type { Return } from '../../../shared/lifecycle/return.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { hrefOf } from '../../state/route.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import styles from './return-wizard.module.css'

/** Returns of the order, or of one of its shipments, that nobody has closed: the same goods are not taken back a second time. */
export function OpenReturns({ order, shipmentId }: { readonly order: Order; readonly shipmentId?: string }) {
  const timeZone = useTimeZone(order.storeId)
  const open = order.returns.filter(
    (each) => each.status === 'pending' && each.deletedAt === null && (shipmentId === undefined || each.shipmentId === shipmentId),
  )
  return (
    <>
      {open.map((each) => (
        <div key={each.id} className={styles.notice} role="status">
          <Callout
            tone="wait"
            title={say('Return {number} is still open.', { number: each.number })}
            actions={<Anchor href={hrefOf({ screen: 'order', id: order.id })}>{say('Open the order')}</Anchor>}
          >
            {say('{goods}. Taken back {time} by {person}.', {
              goods: goodsOf(order, each),
              time: fullTimeText(each.createdAt, timeZone),
              person: each.createdBy,
            })}
          </Callout>
        </div>
      ))}
    </>
  )
}

function goodsOf(order: Order, back: Return): string {
  const units = Map.groupBy(back.lines, (line) => line.orderLineId)
  return [...units]
    .map(([id, lines]) => `${sumOf(lines, (line) => line.quantity)} × ${findLine(order, id)?.snapshot.productName ?? ''}`)
    .join(', ')
}
