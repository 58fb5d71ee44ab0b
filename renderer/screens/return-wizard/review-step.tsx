import { returnValue } from '../../../shared/lifecycle/order-money.ts'
import { conditionLabel, returnReasonLabel } from '../../../shared/views/return-labels.ts'
import { midSentence } from '../../../shared/wording/case-of-letters.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { PROMISED } from '../../actions/offline-notes.ts'
import { MoneyText } from '../../components/money-text.tsx'
import { KeptHere } from '../new-order/kept-here.tsx'
import { snapshotOf } from './draft-line-card.tsx'
import { lineValue, NO_REFUND, roadsText, tryRefund } from './return-trial.ts'
import styles from './return-wizard.module.css'
import type { StepProps } from './step-props.ts'
import { chosenDraftLines, type DraftLine } from './wizard-draft.ts'

/** The whole return as it will be recorded, with its arithmetic line by line. */
export function ReviewStep(props: StepProps) {
  const { order, shipment, context, draft, trial } = props
  const { back } = trial
  if (!back) return null
  const refund = draft.wantsRefund ? tryRefund(draft, trial, context) : NO_REFUND
  const worth = returnValue(back)
  return (
    <section className={styles.card} aria-label={say('The return')}>
      <table className={styles.sum}>
        <tbody>
          {chosenDraftLines(draft).map((line) => (
            <tr key={line.key}>
              <th scope="row">
                {line.quantity} × <bdi>{snapshotOf(order, shipment, line)?.productName}</bdi>
                <span className={styles.quiet}>
                  {factsLine([returnReasonLabel(line.reasonCode), midSentence(conditionLabel(line.condition)), destination(line, props)])}
                </span>
              </th>
              <Amount minor={lineValue(trial, draft, line) ?? 0} order={order} />
            </tr>
          ))}
          <Cost label={say('Shipping cost given back')} minor={back.shippingCost} order={order} />
          <Cost label={say('Handling cost given back')} minor={back.handlingCost} order={order} />
          <Cost label={say('Return cost kept')} minor={-back.returnCost} order={order} />
          <tr className={styles.result}>
            <th scope="row">{say('The return is worth')}</th>
            <td>
              <MoneyText minor={worth} currency={order.currency} />
            </td>
          </tr>
          {draft.wantsRefund && (
            <tr className={styles.result}>
              <th scope="row">
                {say('Refund now')} <span className={styles.quiet}>{roadsText(refund, order.currency)}</span>
              </th>
              <td>
                <MoneyText minor={refund.amount} currency={order.currency} />
              </td>
            </tr>
          )}
          {refund.amount < worth && (
            <tr>
              <th scope="row">
                {say('Not given back now')} <span className={styles.quiet}>{say('Can be refunded later or used for an exchange.')}</span>
              </th>
              <Amount minor={worth - refund.amount} order={order} />
            </tr>
          )}
        </tbody>
      </table>
      {draft.comment.trim() !== '' && <p className={styles.quiet}>“{draft.comment.trim()}”</p>}
      <KeptHere>
        {refund.roads.some((road) => road.method === 'psp')
          ? say('The goods are kept on this desk as taken back and sent later. {promise}', { promise: say(PROMISED.money) })
          : say('The goods, and money handed out here, are kept on this desk and sent later.')}
      </KeptHere>
      {refund.roads.some((road) => road.method === 'psp') && (
        <p className={styles.quiet}>{say('The refund is asked of the payment provider; it is made when the provider has answered.')}</p>
      )}
    </section>
  )
}

function destination(line: DraftLine, { shipment, context }: StepProps): string {
  const { warehouses } = context.rules.settings
  const nameOf = (id: string) => warehouses.find((warehouse) => warehouse.id === id)?.name ?? id
  if (line.stockAction === 'removeItemsFromStock') return say('removed from stock')
  return say('to {warehouse}', {
    warehouse: nameOf(line.stockAction === 'sendItemsToDifferentWarehouse' ? line.warehouseId : shipment.warehouseId),
  })
}

function Cost({ label, minor, order }: { readonly label: string; readonly minor: number; readonly order: StepProps['order'] }) {
  if (minor === 0) return null
  return (
    <tr>
      <th scope="row">{label}</th>
      <Amount minor={minor} order={order} />
    </tr>
  )
}

function Amount({ minor, order }: { readonly minor: number; readonly order: StepProps['order'] }) {
  return (
    <td>
      <MoneyText minor={minor} currency={order.currency} bare />
    </td>
  )
}
