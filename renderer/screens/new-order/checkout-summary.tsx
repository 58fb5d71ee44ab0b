import { Alert, Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { HoldReason } from '../../../shared/lifecycle/order.ts'
import { HOLD_REASON_LABELS, holdReasonLabel } from '../../../shared/views/hold-reason-label.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { ConfirmButton } from '../../components/confirm-button.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { KeptHere } from './kept-here.tsx'
import styles from './new-order.module.css'
import type { SectionProps } from './section-props.ts'
import { TenderPanel } from './tender-panel.tsx'

interface CheckoutSummaryProps extends SectionProps {
  readonly credit: number
  readonly isTried: boolean
  readonly isBusy: boolean
  /** At the counter: what was put down does not pay it, or is too much. */
  readonly isUnpaid: boolean
  onCreate(): void
  onSave(): void
  onPark(): void
  /** Only for a selection begun before. */
  onDelete?: (() => void) | undefined
}

const REASONS = (Object.keys(HOLD_REASON_LABELS) as HoldReason[]).filter((code) => code !== 'SYNC_CONFLICT')

/** The sum, how the order begins, and the one button; what is still missing stands under it. */
export function CheckoutSummary(props: CheckoutSummaryProps) {
  const { draft, trial, isTried, isBusy, isUnpaid, context, currency, onCreate, onSave, onPark, onDelete, change } = props
  const reasonId = useId()
  const why = trial.refusal && refusalSentence(trial.refusal)
  const isBlocked = why !== null || isUnpaid
  return (
    <Panel title={say('Total')}>
      <Sums {...props} />
      {draft.atCounter && draft.lines.length > 0 && (
        <TenderPanel draft={draft} toPay={trial.toPay} currency={currency} settings={context.rules.settings} change={change} />
      )}
      {!draft.atCounter && <HowItBegins {...props} />}
      <KeptHere>
        {draft.atCounter
          ? say('The sale is kept on this desk and sent later: its number and its receipt stand.')
          : say(
              'The order is kept on this desk and sent later. Until then its stock is promised only as far as this desk has a share of it.',
            )}
      </KeptHere>
      {isTried && why && (
        <Alert color="red" role="alert" className={styles.refused} title={why.sentence}>
          {why.nextStep}
        </Alert>
      )}
      <Button
        fullWidth
        size="md"
        loading={isBusy}
        rightSection={<kbd>Ctrl Enter</kbd>}
        aria-describedby={why ? reasonId : undefined}
        {...(isBlocked ? { 'data-disabled': true, 'aria-disabled': true } : {})}
        onClick={onCreate}
      >
        {draft.atCounter ? say('Sell') : say('Create order')}
      </Button>
      {why && !isTried && (
        <p id={reasonId} className={styles.why}>
          {say('Not yet. {nextStep}', { nextStep: why.nextStep })}
        </p>
      )}
      <Button
        fullWidth
        variant="default"
        mt="xs"
        rightSection={<kbd>F7</kbd>}
        disabled={draft.lines.length === 0 || trial.selection === null}
        onClick={onPark}
      >
        {say('Set aside{as, select, other {}}', { as: 'deed' })}
      </Button>
      <Button fullWidth variant="subtle" mt="xs" disabled={draft.lines.length === 0 || trial.selection === null} onClick={onSave}>
        {say('Keep as selection')}
      </Button>
      {onDelete && (
        <ConfirmButton
          fullWidth
          variant="subtle"
          color="red"
          label={say('Delete selection')}
          confirmLabel={say('Delete for good')}
          onConfirm={onDelete}
        />
      )}
    </Panel>
  )
}

/** A manager may confirm or hold it in the same breath. */
function HowItBegins({ draft, change }: SectionProps) {
  return (
    <>
      <div className={styles.ticks}>
        <Checkbox
          label={say('Confirm now')}
          description={say('Stock is allocated at once.')}
          checked={draft.confirmNow}
          onChange={(event) => change({ ...draft, confirmNow: event.currentTarget.checked })}
        />
        <Checkbox
          label={say('Put on hold')}
          description={say('Nothing moves forward until it is resumed.')}
          checked={draft.holdNow}
          onChange={(event) => change({ ...draft, holdNow: event.currentTarget.checked })}
        />
      </div>
      {draft.holdNow && (
        <div className={styles.hold}>
          <NativeSelect
            label={say('Reason')}
            value={draft.holdReason}
            onChange={(event) => change({ ...draft, holdReason: REASONS.find((code) => code === event.currentTarget.value) ?? 'OTHER' })}
            data={REASONS.map((code) => ({ value: code, label: holdReasonLabel(code) }))}
          />
          <TextInput
            label={say('In your words')}
            value={draft.holdText}
            onChange={(event) => change({ ...draft, holdText: event.currentTarget.value })}
          />
        </div>
      )}
    </>
  )
}

function Sums({ draft, trial, currency, credit }: CheckoutSummaryProps) {
  const { totals } = trial
  if (!totals) return null
  const used = Math.min(credit, totals.grandTotal)
  return (
    <dl className={styles.sums} aria-label={say('Sum')}>
      <Row label={say('Items')} minor={totals.itemsTotal} currency={currency} />
      {(!draft.atCounter || totals.shippingCost > 0) && <Row label={say('Shipping')} minor={totals.shippingCost} currency={currency} />}
      {totals.handlingCost > 0 && <Row label={say('Handling')} minor={totals.handlingCost} currency={currency} />}
      <div className={styles.total}>
        <dt>{say('Total')}</dt>
        <dd>
          <MoneyText minor={totals.grandTotal} currency={currency} />
        </dd>
      </div>
      {totals.taxes.map((group) => (
        <Row key={group.percent} label={say('Tax in it, {percent} %', { percent: group.percent })} minor={group.tax} currency={currency} />
      ))}
      {credit > 0 && (
        <>
          <Row label={say('Exchange credit')} minor={-used} currency={currency} />
          {credit > used && <Row label={say('Credit left on the return')} minor={credit - used} currency={currency} />}
          <div className={styles.total}>
            <dt>{say('To pay')}</dt>
            <dd>
              <MoneyText minor={totals.grandTotal - used} currency={currency} />
            </dd>
          </div>
        </>
      )}
    </dl>
  )
}

function Row({ label, minor, currency }: { readonly label: string; readonly minor: number; readonly currency: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <MoneyText minor={minor} currency={currency} bare />
      </dd>
    </div>
  )
}
