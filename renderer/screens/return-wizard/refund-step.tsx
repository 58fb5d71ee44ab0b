import { NativeSelect, Radio } from '@mantine/core'
import { sumOf } from '../../../shared/base/money.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { refusalText } from '../../../shared/views/refusal-sentence.ts'
import { returnCostsLeft } from '../../../shared/views/return-costs-left.ts'
import { say } from '../../../shared/wording/say.ts'
import { refundChoices, refundMethodFrom } from '../../actions/refund-method.ts'
import { MoneyField } from '../../components/money-field.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { roadsText, tryRefund } from './return-trial.ts'
import styles from './return-wizard.module.css'
import type { StepProps } from './step-props.ts'

/** What the return is worth beside the goods, and whether money goes back now. */
export function RefundStep({ order, shipment, context, draft, trial, change }: StepProps) {
  const { currency } = order
  const left = returnCostsLeft(order, shipment)
  const goods = sumOf(trial.back?.lines ?? [], (line) => line.value)
  const everything = tryRefund({ ...draft, refundAmount: null }, trial, context)
  const cannot = trial.back === null ? null : everything.refusal
  return (
    <>
      <section className={styles.card} aria-label={say('Worth')}>
        <p>{sayNodes('The goods are worth {amount}.', { amount: <strong>{moneyText(goods, currency)}</strong> })}</p>
        <div className={styles.costs}>
          <MoneyField
            label={say('Shipping cost to give back')}
            description={
              left.shipping === 0
                ? say('None was paid with this shipment.')
                : say('At most {amount}.', { amount: moneyText(left.shipping, currency) })
            }
            currency={currency}
            minor={draft.shippingCost}
            disabled={left.shipping === 0}
            onChange={(shippingCost) => change({ ...draft, shippingCost })}
          />
          <MoneyField
            label={say('Handling cost to give back')}
            description={
              left.handling === 0
                ? say('None was paid with this shipment.')
                : say('At most {amount}.', { amount: moneyText(left.handling, currency) })
            }
            currency={currency}
            minor={draft.handlingCost}
            disabled={left.handling === 0}
            onChange={(handlingCost) => change({ ...draft, handlingCost })}
          />
          <MoneyField
            label={say('Return cost to keep')}
            description={say('Taken off what is given back.')}
            currency={currency}
            minor={draft.returnCost}
            onChange={(returnCost) => change({ ...draft, returnCost })}
          />
        </div>
      </section>
      <section className={styles.card} aria-label={say('Refund')}>
        <Radio.Group
          label={say('Money')}
          value={draft.wantsRefund ? 'refund' : 'none'}
          onChange={(value) => change({ ...draft, wantsRefund: value === 'refund' })}
        >
          <div className={styles.radios}>
            <Radio value="none" label={say('No refund now')} description={say('For an exchange, or when a manager decides later.')} />
            <Radio
              value="refund"
              label={say('Refund now')}
              disabled={cannot !== null}
              description={
                cannot === null ? say('Up to {amount}.', { amount: moneyText(everything.amount, currency) }) : refusalText(cannot)
              }
            />
          </div>
        </Radio.Group>
        {draft.wantsRefund && cannot === null && (
          <div className={styles.costs}>
            <MoneyField
              label={say('Amount')}
              description={say('Everything is {amount}.', { amount: moneyText(everything.amount, currency) })}
              currency={currency}
              minor={draft.refundAmount ?? everything.amount}
              onChange={(amount) => change({ ...draft, refundAmount: amount === everything.amount ? null : amount })}
            />
            <NativeSelect
              label={say('How the money goes back')}
              description={roadsText(everything, currency)}
              value={draft.refundMethod ?? ''}
              onChange={(event) => change({ ...draft, refundMethod: refundMethodFrom(event.currentTarget.value) })}
              data={[...refundChoices(order)]}
            />
          </div>
        )}
      </section>
    </>
  )
}
