import type { ItemSnapshot } from '../../shared/lifecycle/selection.ts'
import { itemDetail } from '../../shared/views/order-facts.ts'
import styles from './line-quantities.module.css'
import { QuantityField } from './quantity-field.tsx'

export interface ChoosableLine {
  readonly id: string
  readonly snapshot: ItemSnapshot
  readonly max: number
  /** What to know before choosing, such as units that came back already. */
  readonly note?: string
}

interface LineQuantitiesProps {
  readonly lines: readonly ChoosableLine[]
  readonly quantities: Readonly<Record<string, number>>
  onChange(quantities: Readonly<Record<string, number>>): void
}

/** How many units of which lines; never more than there are. */
export function LineQuantities({ lines, quantities, onChange }: LineQuantitiesProps) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.id} className={styles.line}>
          <span>
            <span className={styles.name}>{line.snapshot.productName}</span>
            <span className={styles.detail}>
              {[line.snapshot.sku, itemDetail(line.snapshot), line.note ?? ''].filter((part) => part !== '').join(' · ')}
            </span>
          </span>
          <span className={styles.of}>of {line.max}</span>
          <QuantityField
            label={`Quantity of ${line.snapshot.productName}`}
            value={quantities[line.id] ?? 0}
            max={line.max}
            onChange={(quantity) => onChange({ ...quantities, [line.id]: quantity })}
          />
        </li>
      ))}
    </ul>
  )
}

/** The chosen lines as commands take them: those with at least one unit. */
export function chosenLines(quantities: Readonly<Record<string, number>>): readonly { orderLineId: string; quantity: number }[] {
  return Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([orderLineId, quantity]) => ({ orderLineId, quantity }))
}
