import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { dayAfter, dayAt } from '../../../shared/views/store-days.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { ItemFinder } from '../../components/item-finder.tsx'
import { MoneyField } from '../../components/money-field.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { deskSession } from '../../state/desk-session.ts'
import { findAllItems } from '../../state/issue-command.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import { type FoundSale, type FoundSales, findSales, type SaleQuestion } from './find-sales.ts'
import styles from './return-wizard.module.css'

const DAYS_BACK = 60

interface SaleFinderProps {
  readonly settings: ShopSettings
  readonly item: ProductItem | null
  setItem(item: ProductItem | null): void
  choose(orderId: string): void
}

/** Without a receipt: which sale it was, by what was bought, when, where and for how much. */
export function SaleFinder({ settings, item, setItem, choose }: SaleFinderProps) {
  const currency = settings.stores[0]?.currency ?? ''
  const [terms, setTerms] = useState(() => ({
    ...daysBack(settings.stores[0]?.timeZone ?? 'UTC'),
    storeId: '',
    amount: null as number | null,
  }))
  const found = useSales(item && { item, ...terms })
  const list = useRef<HTMLDivElement>(null)
  /** The item whose sales have been stepped to: whoever changes the days afterwards stays where they are. */
  const steppedTo = useRef<string | null>(null)
  useEffect(() => {
    if (!item || !found || steppedTo.current === item.id) return
    steppedTo.current = item.id
    list.current?.querySelector<HTMLElement>('button:enabled')?.focus()
  }, [item, found])
  return (
    <section className={styles.card} aria-label={say('Without a receipt')}>
      <h3>{say('Without a receipt')}</h3>
      {item ? (
        <p className={styles.sought}>
          <span>{sayNodes('Sales of {item}', { item: <bdi>{item.productName}</bdi> })}</span>
          <Button variant="subtle" size="compact-sm" onClick={() => setItem(null)}>
            {say('Another item')}
          </Button>
        </p>
      ) : (
        <>
          <p className={styles.quiet}>{say('Scan what is brought back, or find it.')}</p>
          <ItemFinder currency={currency} priceOf={({ unitPrice }) => unitPrice} find={findAllItems} onChoose={setItem} />
        </>
      )}
      <div className={styles.costs}>
        <TextInput
          type="date"
          label={say('Bought from')}
          value={terms.from}
          onChange={(event) => setTerms({ ...terms, from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say('Bought until')}
          value={terms.to}
          onChange={(event) => setTerms({ ...terms, to: event.currentTarget.value })}
        />
        {settings.stores.length > 1 && (
          <NativeSelect
            label={say('Store')}
            value={terms.storeId}
            onChange={(event) => setTerms({ ...terms, storeId: event.currentTarget.value })}
            data={[{ value: '', label: say('Any store') }, ...settings.stores.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        )}
        <MoneyField
          label={say('Paid in all')}
          description={say('As on the bank statement; 0: not known.')}
          currency={currency}
          minor={terms.amount ?? 0}
          onChange={(amount) => setTerms({ ...terms, amount: amount === 0 ? null : amount })}
        />
      </div>
      <div ref={list} className={styles.answer}>
        {item && found && <Sales found={found} item={item} choose={choose} />}
      </div>
    </section>
  )
}

interface SalesProps {
  readonly found: FoundSales
  readonly item: ProductItem
  choose(orderId: string): void
}

function Sales({ found, item, choose }: SalesProps) {
  if (found.sales.length === 0) {
    return (
      <Callout tone="wait" title={say('No sale of {name} fits what is known here.', { name: item.productName })}>
        <p>{say('Widen the days, clear the amount, or look for the customer above.')}</p>
        <p>
          {say(
            'Where no sale can be found, no money goes back: take the name and telephone, keep the goods aside, and let a manager decide. What the shop keeps is received on the Stock screen.',
          )}
        </p>
        {found.isCut && <NotAllSeen />}
      </Callout>
    )
  }
  return (
    <>
      <ul className={`${styles.found} ${styles.sales}`} aria-label={say('Sales that fit')}>
        {found.sales.map((sale) => (
          <SaleLine key={sale.order.id} sale={sale} choose={choose} />
        ))}
      </ul>
      {found.isCut && <NotAllSeen />}
    </>
  )
}

function NotAllSeen() {
  return (
    <p className={styles.quiet}>
      {say('In these days it was sold more often than is looked at here: choose fewer days, or a store, to see the older sales.')}
    </p>
  )
}

function SaleLine({ sale: { order, left, returnable }, choose }: { readonly sale: FoundSale; choose(orderId: string): void }) {
  const timeZone = useTimeZone(order.storeId)
  return (
    <li>
      <button type="button" disabled={returnable === 0} onClick={() => choose(order.id)}>
        <strong>
          <bdi>{order.number}</bdi>
        </strong>
        <bdi>{order.buyerName || say('Guest')}</bdi>
        <span className={styles.quiet}>
          {dateText(order.orderDate, timeZone)} ·{' '}
          {returnable === 0
            ? say('everything came back')
            : say('{returnable, number} of {units, plural, one {# unit} other {# units}} may come back', { returnable, units: left })}
        </span>
        <MoneyText minor={order.totals.grandTotal} currency={order.currency} />
      </button>
    </li>
  )
}

function daysBack(timeZone: string): Pick<SaleQuestion, 'from' | 'to'> {
  const today = dayAt(Date.parse(deskSession().now()), timeZone)
  return { from: dayAfter(today, -DAYS_BACK), to: today }
}

/** The answer to the last question; null while it is looked for. */
function useSales(question: SaleQuestion | null): FoundSales | null {
  const [found, setFound] = useState<FoundSales | null>(null)
  const { item, from = '', to = '', storeId = '', amount = null } = question ?? { item: null }
  useEffect(() => {
    setFound(null)
    if (!item) return
    let isWanted = true
    const timer = setTimeout(() => {
      void findSales({ item, from, to, storeId, amount }).then((answer) => {
        if (isWanted) setFound(answer)
      })
    }, 120)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [item, from, to, storeId, amount])
  return found
}
