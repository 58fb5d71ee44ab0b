import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useEffect, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { statusChip } from '../../../shared/views/order-facts.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { deskSession, type Found } from '../../state/desk-session.ts'
import { navigate } from '../../state/navigate.ts'
import { useSettings } from '../../state/use-settings.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import { KeptDrafts } from './kept-drafts.tsx'
import { NotSeen } from './not-seen.tsx'
import styles from './return-wizard.module.css'
import { SaleFinder } from './sale-finder.tsx'
import { ShipmentChoice } from './shipment-choice.tsx'
import { StepBar } from './step-bar.tsx'
import { useFindScans } from './use-find-scans.ts'

/**
 * Finds the shipment the goods left with: by a scan of receipt, parcel or item, by anything the customer can say, or without a receipt
 * by what was bought and when.
 */
export function FindStep({ order }: { readonly order: Order | null }) {
  const [text, setText] = useState(order?.number ?? '')
  const [item, setItem] = useState<ProductItem | null>(null)
  const [hasNoReceipt, setNoReceipt] = useState(false)
  const { rows, from } = useFound(text)
  const settings = useSettings()
  useFindScans(order ? null : setItem)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const [only, another] = rows
    if (only && !another) choose(only.id)
  }
  return (
    <div className={styles.wizard}>
      <header className={styles.title}>
        <h1>{say('Return')}</h1>
      </header>
      <StepBar current="find" />
      <h2 className={styles.heading}>{say('Which order?')}</h2>
      <form onSubmit={submit} className={styles.find}>
        <TextInput
          label={say('Order')}
          description={say(
            'Scan the receipt, the parcel or the item; or type number, customer, e-mail, the last four digits of the telephone or the card slip’s number.',
          )}
          autoFocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
      <NotSeen from={from} />
      {order && <ShipmentChoice order={order} />}
      {!order && text.trim() === '' && <KeptDrafts />}
      {!order && (
        <ul className={styles.found} aria-label={say('Orders found')}>
          {rows.map((row) => (
            <FoundOrder key={row.id} row={row} />
          ))}
        </ul>
      )}
      {!order && text.trim() !== '' && rows.length === 0 && (
        <p className={styles.quiet}>{say('No order matches “{trim}”. Look for the sale by what was bought.', { trim: text.trim() })}</p>
      )}
      {!order && settings && (hasNoReceipt || item) && <SaleFinder settings={settings} item={item} setItem={setItem} choose={choose} />}
      {!order && !hasNoReceipt && !item && (
        <Button variant="default" mt="sm" onClick={() => setNoReceipt(true)}>
          {say('Without a receipt')}
        </Button>
      )}
    </div>
  )
}

function FoundOrder({ row }: { readonly row: QueueRow }) {
  const chip = statusChip(row.status)
  const timeZone = useTimeZone(row.storeId ?? '')
  return (
    <li>
      <button type="button" onClick={() => choose(row.id)}>
        <strong>
          <bdi>{row.number}</bdi>
        </strong>
        <bdi>{row.customer || say('Guest')}</bdi>
        <span className={styles.quiet}>
          {factsLine([dateText(row.orderDate, timeZone), say('{count, plural, one {# unit} other {# units}}', { count: row.itemCount })])}
        </span>
        <MoneyText minor={row.total} currency={row.currency} />
        <Chip tone={chip.tone}>{chip.text}</Chip>
      </button>
    </li>
  )
}

function choose(orderId: string): void {
  navigate({ screen: 'return', orderId, shipmentId: null })
}

const FOUND_SHOWN = 12

/** Orders that match, a moment after the person stopped typing; baskets are left out, nothing of them has left. */
function useFound(text: string): Found {
  const [found, setFound] = useState<Found>(NOTHING_FOUND)
  const asked = text.trim()
  useEffect(() => {
    if (asked === '') return setFound(NOTHING_FOUND)
    let isWanted = true
    const timer = setTimeout(() => {
      void deskSession()
        .search(asked, true)
        .then((answer) => {
          if (isWanted) setFound({ ...answer, rows: answer.rows.filter((row) => row.kind === 'order').slice(0, FOUND_SHOWN) })
        })
    }, 120)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [asked])
  return found
}

const NOTHING_FOUND: Found = { rows: [], from: 'desk' }
