import { NativeSelect, SegmentedControl, Textarea } from '@mantine/core'
import type { ReturnCondition } from '../../../shared/lifecycle/return.ts'
import { CONDITIONS, RETURN_REASONS } from '../../../shared/views/return-labels.ts'
import { DraftLineCard, snapshotOf } from './draft-line-card.tsx'
import styles from './return-wizard.module.css'
import { chosenDraftLines, withCondition, withLine } from './wizard-draft.ts'
import type { StepProps } from './wizard-run.tsx'

const CHOICES = Object.entries(CONDITIONS).map(([value, label]) => ({ value: value as ReturnCondition, label }))

/** Why each line comes back and what state it is in. */
export function ReasonStep({ order, shipment, draft, trial, change }: StepProps) {
  return (
    <>
      {chosenDraftLines(draft).map((line) => {
        const name = snapshotOf(order, shipment, line)?.productName ?? ''
        return (
          <DraftLineCard key={line.shipmentLineId} order={order} shipment={shipment} line={line} trial={trial}>
            <div className={styles.fields}>
              <NativeSelect
                label="Reason"
                aria-label={`Reason for ${name}`}
                value={line.reasonCode}
                onChange={(event) => change(withLine(draft, line.shipmentLineId, { reasonCode: event.currentTarget.value }))}
                data={RETURN_REASONS.map((reason) => ({ value: reason.code, label: reason.label }))}
              />
              <div className={styles.field}>
                <span className={styles.label}>Condition</span>
                <SegmentedControl
                  aria-label={`Condition of ${name}`}
                  value={line.condition}
                  onChange={(value) => change(withCondition(draft, line.shipmentLineId, value))}
                  data={CHOICES}
                />
              </div>
            </div>
          </DraftLineCard>
        )
      })}
      <Textarea
        className={styles.comment}
        label="Comment"
        description="Stands in the history of the order."
        rows={2}
        value={draft.comment}
        onChange={(event) => change({ ...draft, comment: event.currentTarget.value })}
      />
    </>
  )
}
