import type { KeyboardEvent } from 'react'
import styles from './quantity-field.module.css'

interface QuantityFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  onChange(value: number): void
}

/**
 * A count of units: type it, step it with the arrows, or use the two buttons. Stays between its ends.
 *
 * Plain elements rather than the kit's: an order may have hundreds of lines, each with one of these.
 */
export function QuantityField({ label, value, min = 0, max = Number.MAX_SAFE_INTEGER, onChange }: QuantityFieldProps) {
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') set(value + 1)
    else if (event.key === 'ArrowDown') set(value - 1)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.quantity}>
      <button type="button" aria-label={`One fewer: ${label}`} disabled={value <= min} onClick={() => set(value - 1)}>
        −
      </button>
      <input
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onChange={(event) => set(Number(event.currentTarget.value.replaceAll(/\D/g, '')))}
      />
      <button type="button" aria-label={`One more: ${label}`} disabled={value >= max} onClick={() => set(value + 1)}>
        +
      </button>
    </div>
  )
}
