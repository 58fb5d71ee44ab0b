import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconChevronLeft, IconChevronRight, IconCopy, IconLink } from '@tabler/icons-react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { statusChip } from '../../../shared/views/order-facts.ts'
import { paymentFactsOf, paymentLabel } from '../../../shared/views/payment-label.ts'
import { ageText, fullTimeText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionMenu } from '../../actions/action-menu.tsx'
import { ORDER_ACTIONS } from '../../actions/order-actions.ts'
import { Chip } from '../../components/chip.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useNow } from '../../components/use-now.ts'
import { navigate } from '../../state/navigate.ts'
import { useMark } from '../../state/use-marks.ts'
import { NextStep } from './next-step.tsx'
import styles from './order-header.module.css'
import { copyOrderLink } from './order-link.ts'
import type { OrderKeys } from './use-order-keys.ts'
import { useTimeZone } from './use-time-zone.ts'

interface OrderHeaderProps {
  readonly order: Order
  readonly keys: OrderKeys
}

/** Which order this is, how it stands, and the one next step. */
export function OrderHeader({ order, keys }: OrderHeaderProps) {
  const mark = useMark(order.id)
  const timeZone = useTimeZone(order.storeId)
  const now = useNow()
  const status = statusChip(order.status)
  const payment = paymentLabel(paymentFactsOf(order))
  return (
    <header className={styles.header}>
      <div className={styles.identity}>
        <h1 className={styles.number}>
          <bdi>{order.number}</bdi>
          <CopyButton value={order.number} timeout={1500}>
            {({ copied, copy }) => (
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={copied ? say('Number copied') : say('Copy number')}
                onClick={copy}
              >
                {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              </ActionIcon>
            )}
          </CopyButton>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={say('Copy the link to the order')}
            onClick={() => void copyOrderLink(order.id)}
          >
            <IconLink size={16} />
          </ActionIcon>
        </h1>
        <span className={styles.chips}>
          <Chip tone={status.tone}>{status.text}</Chip>
          <Chip tone={payment.tone}>{payment.text}</Chip>
          {mark && <PendingMark mark={mark} inWords />}
        </span>
        <p className={styles.facts}>
          {factsLine([order.reference, order.buyerName])}
          {' · '}
          <Tooltip label={fullTimeText(order.orderDate, timeZone)}>
            <time dateTime={order.orderDate}>{say('{age} old', { age: ageText(order.orderDate, now) })}</time>
          </Tooltip>
        </p>
        <Neighbours keys={keys} />
      </div>
      <div className={styles.actions}>
        <NextStep order={order} keyHint="Enter" />
        <ActionMenu
          label={say('More')}
          keyHint="M"
          actions={ORDER_ACTIONS}
          target={{ order }}
          opened={keys.isMenuOpen}
          onOpenedChange={keys.setMenuOpen}
        />
      </div>
    </header>
  )
}

function Neighbours({ keys }: { readonly keys: OrderKeys }) {
  if (keys.position === null) return null
  return (
    <nav className={styles.neighbours} aria-label={say('Other orders of this list')}>
      <Arrow label={say('Previous order ([)')} id={keys.previous}>
        <IconChevronLeft size={16} className="pointing" />
      </Arrow>
      <span>{say('{position} of {count, number}', { position: keys.position, count: keys.count })}</span>
      <Arrow label={say('Next order (])')} id={keys.next}>
        <IconChevronRight size={16} className="pointing" />
      </Arrow>
    </nav>
  )
}

function Arrow({ label, id, children }: { readonly label: string; readonly id: string | null; readonly children: React.ReactNode }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={26}
      aria-label={label}
      disabled={id === null}
      onClick={() => {
        if (id !== null) navigate({ screen: 'order', id })
      }}
    >
      {children}
    </ActionIcon>
  )
}
