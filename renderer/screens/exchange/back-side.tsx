import { NativeSelect } from '@mantine/core'
import type { ReturnCondition } from '../../../shared/lifecycle/return.ts'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import { CONDITIONS, conditionLabel, RETURN_REASONS } from '../../../shared/views/return-labels.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { QuantityField } from '../../components/quantity-field.tsx'
import { chosenQuantities, type WizardDraft, type withAllLines, withQuantities } from '../return-wizard/wizard-draft.ts'
import type { BenchProps } from './bench-props.ts'
import styles from './exchange.module.css'
import { ExchangeLine } from './exchange-line.tsx'

/** Where F2 leads. */
export const BACK_PLACE = 'exchange-back'

interface BackSideProps extends Pick<BenchProps, 'order' | 'shipment'> {
  readonly back: WizardDraft
  /** Scans go here. */
  readonly isCurrent: boolean
  change(change: (back: WizardDraft) => WizardDraft): void
}

/** What comes back, and why: said once for the whole exchange. */
export function BackSide({ order, shipment, back, isCurrent, change }: BackSideProps) {
  const quantities = chosenQuantities(back)
  const [sample] = back.lines
  return (
    <div className={styles.side} id={BACK_PLACE} data-current={isCurrent || undefined}>
      <Panel title={say('Comes back')} aside={<kbd>F2</kbd>} note={isCurrent ? say('scans go here') : undefined}>
        <ul className={styles.lines}>
          {returnableLines(order, shipment).map(({ shipmentLineId, snapshot, returnable }) => (
            <ExchangeLine key={shipmentLineId} snapshot={snapshot}>
              <QuantityField
                label={say('Units of {name} that come back', { name: snapshot.productName })}
                max={returnable}
                value={quantities[shipmentLineId] ?? 0}
                onChange={(quantity) =>
                  change((before) => withQuantities(before, { ...chosenQuantities(before), [shipmentLineId]: quantity }))
                }
              />
            </ExchangeLine>
          ))}
        </ul>
        <div className={styles.pair}>
          <NativeSelect
            label={say('Reason')}
            value={sample?.reasonCode ?? ''}
            onChange={(event) => {
              const reasonCode = event.currentTarget.value
              change((before) => everyLine(before, { reasonCode }))
            }}
            data={RETURN_REASONS.map(({ code, label }) => ({ value: code, label: say(label) }))}
          />
          <NativeSelect
            label={say('Condition')}
            value={sample?.condition ?? 'A'}
            onChange={(event) => {
              const condition = CONDITION_CODES.find((code) => code === event.currentTarget.value) ?? 'A'
              change((before) => inCondition(before, condition))
            }}
            data={CONDITION_CODES.map((code) => ({ value: code, label: conditionLabel(code) }))}
          />
        </div>
      </Panel>
    </div>
  )
}

const CONDITION_CODES = Object.keys(CONDITIONS) as ReturnCondition[]

// What is chosen later has the same reason: it is said once for the whole exchange.
function everyLine(back: WizardDraft, changes: Parameters<typeof withAllLines>[1]): WizardDraft {
  return { ...back, lines: back.lines.map((line) => ({ ...line, ...changes })) }
}

// Damaged goods are not sold again.
function inCondition(back: WizardDraft, condition: ReturnCondition): WizardDraft {
  return everyLine(back, condition === 'damaged' ? { condition, stockAction: 'removeItemsFromStock' } : { condition })
}
