import { Anchor, Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { statusChip } from '../../../shared/views/order-facts.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import { beginCopy } from '../../actions/begin-copy.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { loadedOrder } from '../../state/loaded-state.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './customer-finder.module.css'
import { keyOf, rowsOfCustomer } from './find-customers.ts'
import type { NewOrderDraft } from './new-order-draft.ts'

const SHOWN = 8

interface CustomerPastProps {
  readonly draft: NewOrderDraft
  /** The basket in the form itself. */
  readonly currentId: string
  /** Sets the basket in the form aside where something lies in it, then goes on. */
  leave(then: () => void): void
}

/** What the customer has here already: open baskets to take up, orders to copy into a new one. */
export function CustomerPast({ draft, currentId, leave }: CustomerPastProps) {
  const { shippingAddress } = draft
  const context = useActionContext()
  const key = keyOf(shippingAddress)
  const [rows, setRows] = useState<readonly QueueRow[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person is the reason, not another letter of the street
  useEffect(() => {
    if (key === '') return setRows([])
    let isWanted = true
    const timer = setTimeout(() => {
      void rowsOfCustomer({ key, address: shippingAddress }).then((found) => {
        if (isWanted) setRows(found)
      })
    }, 200)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [key])
  const shown = rows.filter((row) => row.id !== currentId).slice(0, SHOWN)
  if (shown.length === 0) return null
  const copy = (orderId: string) =>
    leave(() => {
      void loadedOrder(orderId).then((order) => {
        if (order && context) void beginCopy(order, context)
        // There it is said why it is not here.
        else navigate({ screen: 'order', id: orderId })
      })
    })
  return (
    <Panel title={say('Of this customer')}>
      <ul className={styles.past}>
        {shown.map((row) => {
          const chip = row.kind === 'order' ? statusChip(row.status) : null
          return (
            <li key={row.id}>
              <span>
                {row.kind === 'order' ? (
                  <Anchor href={hrefOf({ screen: 'order', id: row.id })}>
                    <bdi>{row.number}</bdi>
                  </Anchor>
                ) : (
                  say('Open basket')
                )}{' '}
                {chip && <Chip tone={chip.tone}>{chip.text}</Chip>}
                <span className={styles.quiet}>
                  {say('{count, plural, one {# unit} other {# units}}', { count: row.itemCount })} ·{' '}
                  <MoneyText minor={row.total} currency={row.currency} />
                </span>
              </span>
              {row.kind === 'order' ? (
                <Button variant="default" size="xs" aria-label={say('Copy {number}', { number: row.number })} onClick={() => copy(row.id)}>
                  {say('Copy')}
                </Button>
              ) : (
                <Button variant="default" size="xs" onClick={() => leave(() => navigate({ screen: 'new', selectionId: row.id }))}>
                  {say('Take up')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
