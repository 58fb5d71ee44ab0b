import { NativeSelect, SegmentedControl } from '@mantine/core'
import type { StockAction } from '../../../shared/lifecycle/settings.ts'
import { conditionLabel, returnReasonLabel } from '../../../shared/views/return-labels.ts'
import { midSentence } from '../../../shared/wording/case-of-letters.ts'
import { say } from '../../../shared/wording/say.ts'
import { useFirstOf } from '../../components/first-of.ts'
import { ShowAll } from '../../components/show-all.tsx'
import { DraftLineCard, lineName } from './draft-line-card.tsx'
import styles from './return-wizard.module.css'
import type { StepProps } from './step-props.ts'
import { CARDS_SHOWN, chosenDraftLines, withLine } from './wizard-draft.ts'

/** Where each line goes: back to its warehouse, to another one, or out of stock. */
export function StockStep({ order, shipment, context, draft, trial, change }: StepProps) {
  const { warehouses } = context.rules.settings
  const original = warehouses.find((warehouse) => warehouse.id === shipment.warehouseId)
  const others = warehouses.filter((warehouse) => warehouse.active && warehouse.id !== shipment.warehouseId)
  const choices: { value: StockAction; label: string; disabled?: boolean }[] = [
    {
      value: 'releaseItemsBackToWarehouse',
      label: original ? say('Back to {warehouse}', { warehouse: original.name }) : say('Back to its warehouse'),
    },
    { value: 'sendItemsToDifferentWarehouse', label: say('Another warehouse…'), disabled: others.length === 0 },
    { value: 'removeItemsFromStock', label: say('Remove from stock') },
  ]
  const list = useFirstOf(chosenDraftLines(draft), CARDS_SHOWN)
  return (
    <>
      {list.shown.map((line) => {
        const name = lineName(order, shipment, line)
        const detail = `${midSentence(returnReasonLabel(line.reasonCode))} · ${midSentence(conditionLabel(line.condition))}`
        return (
          <DraftLineCard key={line.key} order={order} shipment={shipment} draft={draft} line={line} trial={trial} detail={detail}>
            <div className={styles.fields}>
              <SegmentedControl
                aria-label={say('Where {name} goes', { name })}
                value={line.stockAction}
                onChange={(stockAction) => change(withLine(draft, line.key, { stockAction }))}
                data={choices}
              />
              {line.stockAction === 'sendItemsToDifferentWarehouse' && (
                <NativeSelect
                  aria-label={say('Warehouse for {name}', { name })}
                  value={line.warehouseId}
                  onChange={(event) => change(withLine(draft, line.key, { warehouseId: event.currentTarget.value }))}
                  data={others.map((warehouse) => ({ value: warehouse.id, label: warehouse.name }))}
                />
              )}
            </div>
          </DraftLineCard>
        )
      })}
      <ShowAll list={list} />
    </>
  )
}
