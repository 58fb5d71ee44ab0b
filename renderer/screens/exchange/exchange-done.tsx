import { Anchor, Button } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { PROMISED } from '../../actions/offline-notes.ts'
import { printAndTell } from '../../actions/print-and-tell.ts'
import { REFUND_METHOD_LABELS, type RefundMethod } from '../../actions/refund-method.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useOrder } from '../../state/use-order.ts'
import { useAwayDeskId } from '../../state/use-sync.ts'
import { KeptHere } from '../new-order/kept-here.tsx'
import styles from './exchange.module.css'

/** An exchange that is made. Amounts in minor units. */
export interface MadeExchange {
  readonly orderId: string
  readonly returnId: string
  /** The order of what went out; null when nothing did. */
  readonly soldId: string | null
  /** What the customer had to pay; negative: what they were given back. */
  readonly due: number
  /** What goes out costs this. */
  readonly cost: number
  readonly change: number | null
  readonly road: RefundMethod
  readonly currency: string
}

/** What was exchanged and which money went over the counter; Enter goes on to the next customer. */
export function ExchangeDone({ made }: { readonly made: MadeExchange }) {
  const { due, cost, currency, change } = made
  const isPromised = useAwayDeskId() !== null && made.road === 'psp'
  const next = () => navigate({ screen: 'new', selectionId: null, atCounter: true })
  const print = () =>
    void (made.soldId === null
      ? printAndTell({ kind: 'returnSlip', orderId: made.orderId, returnId: made.returnId })
      : printAndTell({ kind: 'receipt', orderId: made.soldId, ...(change === null ? {} : { tendered: cost + change }) }))
  useKeys({ Enter: next, p: print, Escape: next })
  const amount = <MoneyText minor={Math.abs(due)} currency={currency} />
  return (
    <div className={styles.done}>
      <Panel title={made.soldId === null ? say('Taken back') : say('Exchanged')}>
        <p>
          <Anchor href={hrefOf({ screen: 'order', id: made.orderId })}>{say('The order it came from')}</Anchor>
        </p>
        {made.soldId !== null && <SoldOrder id={made.soldId} />}
        <p className={styles.money}>
          {due > 0
            ? sayNodes('Paid {amount}', { amount })
            : due < 0
              ? isPromised
                ? sayNodes('To be given back later: {amount}', { amount })
                : sayNodes('Give back {amount}', { amount })
              : say('Nothing to pay, nothing to give back.')}
        </p>
        {due < 0 && <p className={styles.quiet}>{say(REFUND_METHOD_LABELS[made.road])}</p>}
        <KeptHere>
          {due < 0 && made.road === 'psp'
            ? say(PROMISED.money)
            : say('The exchange is kept on this desk and sent later: its papers stand.')}
        </KeptHere>
        {change !== null && (
          <p className={styles.money}>{sayNodes('Change {amount}', { amount: <MoneyText minor={change} currency={currency} /> })}</p>
        )}
        <div className={styles.buttons}>
          <Button autoFocus rightSection={<kbd>Enter</kbd>} onClick={next}>
            {say('Next sale')}
          </Button>
          <Button variant="default" rightSection={<kbd>P</kbd>} onClick={print}>
            {made.soldId === null ? say('Print the return slip') : say('Print the receipt')}
          </Button>
        </div>
      </Panel>
    </div>
  )
}

function SoldOrder({ id }: { readonly id: string }) {
  const { order } = useOrder(id)
  if (!order) return null
  return (
    <p>
      <Anchor href={hrefOf({ screen: 'order', id })}>
        {sayNodes('Order {number}, for what went out', { number: <bdi>{order.number}</bdi> })}
      </Anchor>
    </p>
  )
}
