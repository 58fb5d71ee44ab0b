import { useId } from 'react'
import styles from './count-field.module.css'
import { QuantityField } from './quantity-field.tsx'

interface CountFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  /** A dialog begins here. */
  readonly autoFocus?: boolean
  readonly description?: string
  /** What is wrong with it, said right under it. */
  readonly error?: string | null
  onChange(value: number): void
}

/** A count of units with its name above it, what to know beside it, and what is wrong with it below. */
export function CountField({ label, value, min = 0, autoFocus = false, description, error = null, onChange }: CountFieldProps) {
  const id = useId()
  return (
    <fieldset className={styles.field} aria-describedby={error === null ? undefined : id}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.row}>
        <QuantityField label={label} value={value} min={min} autoFocus={autoFocus} onChange={onChange} />
        {description !== undefined && <span className={styles.description}>{description}</span>}
      </div>
      {error !== null && (
        <p id={id} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
