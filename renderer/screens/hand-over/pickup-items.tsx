import type { PackLine } from '../../../shared/views/packing.ts'
import { say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import { Panel } from '../../components/panel.tsx'
import styles from './hand-over.module.css'

/** What the customer takes away, to be counted out on the counter. */
export function PickupItems({ lines }: { readonly lines: readonly PackLine[] }) {
  const units = lines.reduce((sum, { need }) => sum + need, 0)
  return (
    <Panel title={say('Items')} note={say('{units, plural, one {# unit} other {# units}}', { units })}>
      <ul className={styles.items}>
        {lines.map(({ shipmentLineId, name, sku, need }) => (
          <li key={shipmentLineId}>
            <span className={styles.need}>{numberFormat().format(need)} ×</span>
            <span>
              <bdi>{name}</bdi>
              <br />
              <bdi className={styles.quiet}>{sku}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
