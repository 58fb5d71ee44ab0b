import { useEffect } from 'react'
import { queueRowOf } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { useOrder } from '../../state/use-order.ts'
import styles from './basket-tabs.module.css'
import { forgetParked, useParkedBaskets } from './parked-baskets.ts'

interface BasketTabsProps {
  /** The basket on the counter. */
  readonly currentId: string
  /** Leads to another one; null begins a new one. */
  go(id: string | null): void
}

/** The baskets set aside, each with who it is for, or what was put in first, and what it comes to. F7 sets one aside. */
export function BasketTabs({ currentId, go }: BasketTabsProps) {
  const parked = useParkedBaskets()
  if (parked.length === 0) return null
  return (
    <nav className={styles.tabs} aria-label={say('Baskets set aside')}>
      {parked.map((id) => (
        <BasketTab key={id} id={id} isCurrent={id === currentId} open={() => go(id)} />
      ))}
      {parked.includes(currentId) && (
        <button type="button" className={styles.tab} onClick={() => go(null)}>
          {say('New basket')}
        </button>
      )}
    </nav>
  )
}

function BasketTab({ id, isCurrent, open }: { readonly id: string; readonly isCurrent: boolean; open(): void }) {
  const { selection, order, missing, loading } = useOrder(id)
  const isOver = order !== null || missing || (selection !== null && selection.state !== 'open')
  useEffect(() => {
    if (isOver) forgetParked(id)
  }, [id, isOver])
  if (isOver) return null
  if (!selection) return loading ? <span className={styles.tab}>{say('Opening…')}</span> : null
  const row = queueRowOf(selection)
  return (
    <button type="button" className={styles.tab} aria-current={isCurrent || undefined} onClick={open}>
      <bdi className={styles.who}>{row.customer || selection.lines[0]?.snapshot.productName}</bdi>
      <span>{say('{count, plural, one {# unit} other {# units}}', { count: row.itemCount })}</span>
      <MoneyText minor={row.total} currency={row.currency} />
    </button>
  )
}
