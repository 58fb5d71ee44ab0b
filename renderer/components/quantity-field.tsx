import { ActionIcon, NumberInput } from '@mantine/core'
import styles from './quantity-field.module.css'

interface QuantityFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  readonly disabled?: boolean
  onChange(value: number): void
}

/** A count of units: type it, step it with the arrows, or use the two buttons. Stays between its ends. */
export function QuantityField({ label, value, min = 0, max, disabled = false, onChange }: QuantityFieldProps) {
  const set = (next: number) => onChange(Math.min(max ?? Number.MAX_SAFE_INTEGER, Math.max(min, Math.trunc(next))))
  return (
    <div className={styles.quantity}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`One fewer: ${label}`}
        disabled={disabled || value <= min}
        onClick={() => set(value - 1)}
      >
        −
      </ActionIcon>
      <NumberInput
        aria-label={label}
        className={styles.input}
        value={value}
        min={min}
        {...(max === undefined ? {} : { max })}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        hideControls
        disabled={disabled}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(next) => set(typeof next === 'number' ? next : Number(next) || 0)}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={`One more: ${label}`}
        disabled={disabled || (max !== undefined && value >= max)}
        onClick={() => set(value + 1)}
      >
        +
      </ActionIcon>
    </div>
  )
}
