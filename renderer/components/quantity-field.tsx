import { type KeyboardEvent, useState } from 'react'
import { say } from '../../shared/wording/say.ts'
import { numberFormat } from '../../shared/wording/tongue.ts'
import { plainNumber } from '../../shared/wording/typed-number.ts'
import styles from './quantity-field.module.css'

interface QuantityFieldProps {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max?: number
  /** A dialog begins here. */
  readonly autoFocus?: boolean
  onChange(value: number): void
}

/**
 * A count of units: type it, step it with the arrows, or use the two buttons. Stays between its ends. What is no whole number is marked
 * and changes nothing: read digit by digit, 1.5 would be 15.
 *
 * Plain elements rather than the kit's: an order may have hundreds of lines, each with one of these.
 */
export function QuantityField({ label, value, min = 0, max = Number.MAX_SAFE_INTEGER, autoFocus = false, onChange }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !/^\s*\d*\s*$/.test(typed)
  const set = (next: number) => {
    setTyped(null)
    onChange(Math.min(max, Math.max(min, next)))
  }
  const type = (text: string) => {
    const units = /^\s*\d+\s*$/.test(text) ? Number(text) : null
    if (units !== null && units >= min) return set(units)
    // Nothing yet, too little yet, or no whole number: it stays to be gone on with, and the count with it.
    setTyped(text)
    if (text.trim() === '' || units !== null) onChange(min)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp') set(value + 1)
    else if (event.key === 'ArrowDown') set(value - 1)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.quantity}>
      <button type="button" aria-label={say('One fewer: {label}', { label })} disabled={value <= min} onClick={() => set(value - 1)}>
        −
      </button>
      <input
        aria-label={label}
        data-autofocus={autoFocus || undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? numberFormat({ useGrouping: false }).format(value)}
        aria-invalid={isWrong || undefined}
        data-unread={isWrong || undefined}
        title={isWrong ? say('Whole units only') : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onChange={(event) => type(plainNumber(event.currentTarget.value))}
        onBlur={() => setTyped(null)}
      />
      <button type="button" aria-label={say('One more: {label}', { label })} disabled={value >= max} onClick={() => set(value + 1)}>
        +
      </button>
    </div>
  )
}
