import { TextInput } from '@mantine/core'
import { memo, useCallback, useRef, useState } from 'react'
import type { ItemSnapshot } from '../../shared/lifecycle/selection.ts'
import { itemDetail } from '../../shared/views/order-facts.ts'
import { factsLine } from '../../shared/wording/facts-line.ts'
import { say } from '../../shared/wording/say.ts'
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

/** More lines than this are easier found than scrolled to. */
const FILTER_FROM = 12

/** How many units of which lines; never more than there are. */
export function LineQuantities({ lines, quantities, onChange }: LineQuantitiesProps) {
  const [filter, setFilter] = useState('')
  const latest = useRef({ quantities, onChange })
  latest.current = { quantities, onChange }
  // One callback for all rows: a change redraws its own row only.
  const setQuantity = useCallback((id: string, quantity: number) => {
    latest.current.onChange({ ...latest.current.quantities, [id]: quantity })
  }, [])
  const shown = lines.filter((line) => isMatch(line, filter) || (quantities[line.id] ?? 0) > 0)
  return (
    <>
      {lines.length > FILTER_FROM && (
        <TextInput
          className={styles.filter}
          size="xs"
          aria-label={say('Filter the lines')}
          placeholder={say('Name, SKU or EAN, among {count, number} lines', { count: lines.length })}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <ul className={styles.lines}>
        {shown.map((line) => (
          <LineRow
            key={line.id}
            id={line.id}
            snapshot={line.snapshot}
            max={line.max}
            note={line.note ?? ''}
            quantity={quantities[line.id] ?? 0}
            onQuantity={setQuantity}
          />
        ))}
      </ul>
    </>
  )
}

interface LineRowProps {
  readonly id: string
  readonly snapshot: ItemSnapshot
  readonly max: number
  readonly note: string
  readonly quantity: number
  onQuantity(id: string, quantity: number): void
}

const LineRow = memo(function LineRow({ id, snapshot, max, note, quantity, onQuantity }: LineRowProps) {
  return (
    <li className={styles.line}>
      <span>
        <bdi className={styles.name}>{snapshot.productName}</bdi>
        <span className={styles.detail}>{factsLine([snapshot.sku, itemDetail(snapshot), note])}</span>
      </span>
      <span className={styles.of}>{say('of {max}', { max })}</span>
      <QuantityField
        label={say('Quantity of {productName}', { productName: snapshot.productName })}
        value={quantity}
        max={max}
        onChange={(next) => onQuantity(id, next)}
      />
    </li>
  )
})

function isMatch({ snapshot }: ChoosableLine, filter: string): boolean {
  const wanted = filter.trim().toLowerCase()
  return [snapshot.productName, snapshot.sku, snapshot.ean].some((text) => text.toLowerCase().includes(wanted))
}

/** The chosen lines as commands take them: those with at least one unit. */
export function chosenLines(quantities: Readonly<Record<string, number>>): readonly { orderLineId: string; quantity: number }[] {
  return Object.entries(quantities)
    .filter(([, quantity]) => quantity > 0)
    .map(([orderLineId, quantity]) => ({ orderLineId, quantity }))
}
