import { NativeSelect } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import styles from './new-order.module.css'
import type { SectionProps } from './section-props.ts'

/** Nothing is sent: where the goods are taken from is all there is to say. */
export function CounterSection({ context, draft, change }: SectionProps) {
  const warehouses = context.rules.settings.warehouses.filter((warehouse) => warehouse.active)
  return (
    <Panel title={say('Handed over at once')}>
      <NativeSelect
        label={say('Goods are taken from')}
        className={styles.from}
        value={draft.warehouseId}
        onChange={(event) => change({ ...draft, warehouseId: event.currentTarget.value })}
        data={[
          ...warehouses.map((warehouse) => ({ value: warehouse.id, label: warehouse.name })),
          { value: '', label: say('Wherever the market takes stock from') },
        ]}
      />
    </Panel>
  )
}
