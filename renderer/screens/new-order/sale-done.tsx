import { Anchor, Button } from '@mantine/core'
import { paidOf } from '../../../shared/lifecycle/order-money.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { printAndTell } from '../../actions/print-and-tell.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useMark } from '../../state/use-marks.ts'
import { useOrder } from '../../state/use-order.ts'
import { itemOfScan, notSoldBecause } from './item-of-scan.ts'
import styles from './new-order.module.css'

/** A sale over the counter that is done. */
export interface Sale {
  readonly id: string
  readonly currency: string
  /** Minor units; null where nothing is given back, as by card. */
  readonly change: number | null
  /** What was put on the counter in cash, minor units; null where nothing was. */
  readonly tendered: number | null
}

/** What was sold and what to give back; Enter begins the next sale, and so does the first item of it. */
export function SaleDone({ sale, next }: { readonly sale: Sale; next(first?: ProductItem): void }) {
  const { order, pending } = useOrder(sale.id)
  const mark = useMark(sale.id)
  // The desk gives the number, whether or not its hub can be reached: what is kept has one.
  const hasNumber = order !== null && (!pending || mark?.is === 'waiting') && order.number !== ''
  const toOrder = { screen: 'order', id: sale.id } as const
  const printReceipt = () =>
    void printAndTell({ kind: 'receipt', orderId: sale.id, ...(sale.tendered === null ? {} : { tendered: sale.tendered }) })
  useKeys({ Enter: () => next(), o: () => navigate(toOrder), p: printReceipt, Escape: () => navigate(toOrder) })
  const scanned = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const item = await itemOfScan(scan)
    if (!item) return null
    if (!item.active) return notSoldBecause(item, null, sale.currency)
    next(item)
    return { tone: 'ok', text: say('Next sale: {name}', { name: item.productName }) }
  }
  const done = (run: () => void) => () => {
    run()
    return null
  }
  useScans(scanned, { commands: { next: done(() => next()), confirm: done(() => next()), print: done(printReceipt) } })
  return (
    <div className={styles.done}>
      <Panel title={say('Sold')}>
        <p className={styles.number}>
          {hasNumber ? (
            <Anchor href={hrefOf(toOrder)} inherit>
              <bdi>{order.number}</bdi>
            </Anchor>
          ) : (
            say('Saving…')
          )}{' '}
          {mark?.is === 'waiting' && <PendingMark mark={mark} inWords />}
        </p>
        {order && (
          <p>
            <MoneyText minor={order.totals.grandTotal} currency={sale.currency} />
            {order.paymentMethodName !== '' && `, ${order.paymentMethodName}`}
          </p>
        )}
        {order && order.payments.length > 1 && (
          <ul className={styles.parts} aria-label={say('Paid in parts')}>
            {order.payments.map((payment) => (
              <li key={payment.id}>
                <span>
                  <bdi>{payment.methodName}</bdi>
                  {payment.kind !== 'cash' && payment.externalReference !== '' && payment.methodId !== 'exchangeCredit' && (
                    <bdi className={styles.slip}>{payment.externalReference}</bdi>
                  )}
                </span>
                <MoneyText minor={paidOf(payment)} currency={sale.currency} bare />
              </li>
            ))}
          </ul>
        )}
        {sale.change !== null && (
          <p className={styles.giveBack}>
            {sayNodes('Change {amount}', { amount: <MoneyText minor={sale.change} currency={sale.currency} /> })}
          </p>
        )}
        <div className={styles.doneButtons}>
          <Button
            autoFocus
            rightSection={<kbd>Enter</kbd>}
            // The Enter that sold, still held down, is not yet the next customer: nobody has read the change.
            onKeyDown={(event) => event.repeat && event.preventDefault()}
            onClick={() => next()}
          >
            {say('Next sale')}
          </Button>
          <Button variant="default" rightSection={<kbd>P</kbd>} onClick={printReceipt}>
            {say('Print the receipt')}
          </Button>
          <Button variant="default" rightSection={<kbd>O</kbd>} onClick={() => navigate(toOrder)}>
            {say('Open the order')}
          </Button>
        </div>
      </Panel>
    </div>
  )
}
