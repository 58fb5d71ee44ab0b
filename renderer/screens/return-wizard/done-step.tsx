import { Alert, Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { sumOf } from '../../../shared/base/money.ts'
import type { Command } from '../../../shared/lifecycle/command.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { refundsOfReturn, returnValue } from '../../../shared/lifecycle/order-money.ts'
import { findReturn } from '../../../shared/lifecycle/quantities.ts'
import type { Return } from '../../../shared/lifecycle/return.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionButton } from '../../actions/action-button.tsx'
import { ActionHost } from '../../actions/action-host.tsx'
import { createSelectionFromReturn } from '../../actions/create-selection-from-return.ts'
import { PROMISED } from '../../actions/offline-notes.ts'
import { useKeys } from '../../components/use-keys.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { navigate } from '../../state/navigate.ts'
import { useOrder } from '../../state/use-order.ts'
import { useAwayDeskId } from '../../state/use-sync.ts'
import type { Recorded } from './record-return.ts'
import styles from './return-wizard.module.css'

/** What was recorded, what became of the money, and where to go from here. */
export function DoneStep({ orderId, recorded }: { readonly orderId: string; readonly recorded: Recorded }) {
  const { order, waiting } = useOrder(orderId)
  const isAway = useAwayDeskId() !== null
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const toOrder = () => navigate({ screen: 'order', id: orderId })
  useKeys({ Enter: toOrder, Escape: toOrder })
  const back = order && findReturn(order, recorded.returnId)
  if (!order || !back) return null
  return (
    <ActionHost>
      <section className={styles.wizard} aria-label={say('Return recorded')}>
        <div className={styles.done}>
          <h1 ref={heading} tabIndex={-1}>
            {sayNodes('Return {number} is recorded', { number: <bdi>{back.number}</bdi> })}
          </h1>
          <p>{goodsSentence(back)}</p>
          <p>{isAway && isRefundWaiting(waiting, back) ? waitingSentence(order, back) : moneySentence(order, back)}</p>
        </div>
        {recorded.refundFailure !== null && (
          <Alert color="red" className={styles.notice} role="alert" title={say('The goods are recorded, but no money was given back.')}>
            {say('{reason} The refund can be made from the order.', { reason: recorded.refundFailure })}
          </Alert>
        )}
        <footer className={styles.foot}>
          <Button size="md" rightSection={<kbd>Enter</kbd>} onClick={toOrder}>
            {say('Open order')}
          </Button>
          <ActionButton step={{ action: createSelectionFromReturn, target: { order, returnId: back.id } }} size="md" />
          <Button variant="default" size="md" onClick={() => navigate({ screen: 'return', orderId: null, shipmentId: null })}>
            {say('Another return')}
          </Button>
        </footer>
        <p className={styles.quiet}>
          {isAway
            ? say('Only the hub can exchange a return that is recorded. Without it, take back and sell in one go at the exchange screen.')
            : say('Create selection begins an exchange: the items again, with what the return is worth as credit.')}
        </p>
      </section>
    </ActionHost>
  )
}

/** Written down and asked for later: nobody may take it for money given back. */
function isRefundWaiting(waiting: readonly Command[], back: Return): boolean {
  return waiting.some((command) => command.name === 'RefundReturn' && command.args.returnId === back.id)
}

function goodsSentence(back: Return): string {
  const restocked = sumOf(back.lines, (line) => (line.warehouseId === null ? 0 : line.quantity))
  const removed = sumOf(back.lines, (line) => (line.warehouseId === null ? line.quantity : 0))
  const parts = [
    restocked > 0 ? say('{units} back in stock', { units: units(restocked) }) : '',
    removed > 0 ? say('{units} removed from stock', { units: units(removed) }) : '',
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}

function units(count: number): string {
  return say('{count, plural, one {# unit} other {# units}}', { count })
}

/** What was handed over has happened and is kept; what only the hub can ask for has not. */
function waitingSentence(order: Order, back: Return): string {
  const made = sumOf(refundsOfReturn(order, back.id), (refund) => (refund.state === 'succeeded' ? refund.amount : 0))
  if (made > 0) {
    return say('{amount} handed out here. It is kept on this desk and sent when the hub can be reached.', {
      amount: moneyText(made, order.currency),
    })
  }
  return say('Worth {amount}. {promise}', { amount: moneyText(returnValue(back), order.currency), promise: say(PROMISED.money) })
}

/** Never "refunded" before the provider has said so. */
function moneySentence(order: Order, back: Return): string {
  const refunds = refundsOfReturn(order, back.id)
  const made = sumOf(refunds, (refund) => (refund.state === 'succeeded' ? refund.amount : 0))
  const asked = sumOf(refunds, (refund) => (refund.state === 'requested' ? refund.amount : 0))
  if (made > 0) return say('{amount} refunded.', { amount: moneyText(made, order.currency) })
  if (asked > 0)
    return say('{amount} asked of the payment provider; the order shows its answer.', { amount: moneyText(asked, order.currency) })
  return say('Worth {amount}; nothing was refunded.', { amount: moneyText(returnValue(back), order.currency) })
}
