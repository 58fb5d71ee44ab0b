import { Anchor } from '@mantine/core'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { refundable, refundsOfReturn, returnValue } from '../../../shared/lifecycle/order-money.ts'
import { findLine } from '../../../shared/lifecycle/quantities.ts'
import type { Return, ReturnLine } from '../../../shared/lifecycle/return.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { conditionLabel } from '../../../shared/views/return-labels.ts'
import { midSentence } from '../../../shared/wording/case-of-letters.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionButton } from '../../actions/action-button.tsx'
import { useActionStarter } from '../../actions/action-host.tsx'
import { ActionMenu } from '../../actions/action-menu.tsx'
import { RETURN_ACTIONS } from '../../actions/order-actions.ts'
import { primaryReturnAction } from '../../actions/primary-action.ts'
import { REFUND_METHOD_LABELS } from '../../actions/refund-method.ts'
import { Chip } from '../../components/chip.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { hrefOf } from '../../state/route.ts'
import { useSettings } from '../../state/use-settings.ts'
import styles from './order-cards.module.css'

/** One return: what came back and where it went, what it is worth, what was given back. */
export function ReturnCard({ order, each }: { readonly order: Order; readonly each: Return }) {
  const { context } = useActionStarter()
  const target = { order, returnId: each.id }
  const next = context && primaryReturnAction(target, context)
  const left = refundable(order, each)
  return (
    <article className={styles.card} aria-label={say('Return {number}', { number: each.number })}>
      <header className={styles.head}>
        <h3>
          <bdi>{each.number}</bdi>
        </h3>
        <Chip tone={each.status === 'completed' ? 'go' : 'wait'}>{each.status === 'completed' ? say('Completed') : say('Pending')}</Chip>
        <span className={styles.quiet}>
          {sayNodes('worth {amount}', { amount: <MoneyText minor={returnValue(each)} currency={order.currency} /> })}
          {left > 0 && left < returnValue(each) && say(', {amount} still refundable', { amount: moneyText(left, order.currency) })}
        </span>
        <span className={styles.controls}>
          {next && <ActionButton step={{ action: next, target }} size="xs" />}
          <ActionMenu
            label={say('More')}
            describedAs={say('More for return {number}', { number: each.number })}
            size="xs"
            actions={RETURN_ACTIONS.filter((action) => action !== next)}
            target={target}
          />
        </span>
      </header>
      <ul className={styles.units}>
        {each.lines.map((line) => (
          <ReturnedUnits key={line.id} order={order} line={line} />
        ))}
      </ul>
      {refundsOfReturn(order, each.id).map((refund) => (
        <p key={refund.id} className={styles.quiet}>
          {refund.state === 'succeeded' ? say('Refunded') : say('Refund requested, not yet answered:')}{' '}
          <MoneyText minor={refund.amount} currency={order.currency} /> · {midSentence(say(REFUND_METHOD_LABELS[refund.method]))}
        </p>
      ))}
      {[...(each.exchangedBefore ?? []), ...(each.exchange ? [each.exchange] : [])].map(({ selectionId, credit }) => (
        <p key={selectionId} className={styles.quiet}>
          {sayNodes('Exchanged with a credit of {amount}:', { amount: <MoneyText minor={credit} currency={order.currency} /> })}{' '}
          <Anchor inherit underline="always" href={hrefOf({ screen: 'order', id: selectionId })}>
            {say('open the exchange')}
          </Anchor>
        </p>
      ))}
      {each.comment !== '' && <p className={styles.quiet}>“{each.comment}”</p>}
    </article>
  )
}

function ReturnedUnits({ order, line }: { readonly order: Order; readonly line: ReturnLine }) {
  const settings = useSettings()
  const warehouse = settings?.warehouses.find((each) => each.id === line.warehouseId)?.name ?? line.warehouseId
  const where =
    line.stockAction === 'removeItemsFromStock' ? say('removed from stock') : say('to {warehouse}', { warehouse: warehouse ?? '' })
  return (
    <li>
      {line.quantity} × <bdi>{findLine(order, line.orderLineId)?.snapshot.productName ?? line.itemId}</bdi>
      <span className={styles.quiet}> {factsLine([midSentence(conditionLabel(line.condition)), where])}</span>
    </li>
  )
}
