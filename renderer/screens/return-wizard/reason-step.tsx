import { Button, NativeSelect, SegmentedControl, Textarea } from '@mantine/core'
import type { ReturnCondition } from '../../../shared/lifecycle/return.ts'
import { CONDITIONS, RETURN_REASONS } from '../../../shared/views/return-labels.ts'
import { say } from '../../../shared/wording/say.ts'
import { useFirstOf } from '../../components/first-of.ts'
import { ShowAll } from '../../components/show-all.tsx'
import { DraftLineCard, lineName } from './draft-line-card.tsx'
import styles from './return-wizard.module.css'
import type { StepProps } from './step-props.ts'
import { CARDS_SHOWN, chosenDraftLines, withAllLines, withCondition, withLine, withUnitApart } from './wizard-draft.ts'

const choices = () => Object.entries(CONDITIONS).map(([value, label]) => ({ value: value as ReturnCondition, label: say(label) }))

const reasons = () => RETURN_REASONS.map((reason) => ({ value: reason.code, label: say(reason.label) }))

/** Why each line comes back and what state it is in. */
export function ReasonStep({ order, shipment, draft, trial, change }: StepProps) {
  const list = useFirstOf(chosenDraftLines(draft), CARDS_SHOWN)
  const all = chosenDraftLines(draft)
  return (
    <>
      {all.length > 1 && (
        <NativeSelect
          className={styles.forAll}
          label={say('The same reason for all lines')}
          value={all.every((line) => line.reasonCode === all[0]?.reasonCode) ? all[0]?.reasonCode : ''}
          onChange={(event) => change(withAllLines(draft, { reasonCode: event.currentTarget.value }))}
          data={[{ value: '', label: say('Different reasons'), disabled: true }, ...reasons()]}
        />
      )}
      {list.shown.map((line) => {
        const name = lineName(order, shipment, line)
        return (
          <DraftLineCard key={line.key} order={order} shipment={shipment} draft={draft} line={line} trial={trial}>
            <div className={styles.fields}>
              <NativeSelect
                label={say('Reason')}
                aria-label={say('Reason for {name}', { name })}
                value={line.reasonCode}
                onChange={(event) => change(withLine(draft, line.key, { reasonCode: event.currentTarget.value }))}
                data={reasons()}
              />
              <div className={styles.field}>
                <span className={styles.label}>{say('Condition')}</span>
                <SegmentedControl
                  aria-label={say('Condition of {name}', { name })}
                  value={line.condition}
                  onChange={(value) => change(withCondition(draft, line.key, value))}
                  data={choices()}
                />
              </div>
              {line.quantity > 1 && (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  className={styles.apart}
                  aria-label={say('One is different: {name}', { name })}
                  onClick={() => change(withUnitApart(draft, line.key))}
                >
                  {say('One is different')}
                </Button>
              )}
            </div>
          </DraftLineCard>
        )
      })}
      <ShowAll list={list} />
      <Textarea
        className={styles.comment}
        label={say('Comment')}
        description={say('Stands in the history of the order.')}
        rows={2}
        value={draft.comment}
        onChange={(event) => change({ ...draft, comment: event.currentTarget.value })}
      />
    </>
  )
}
