import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { parseAmount } from '../../shared/views/amount-input.ts'
import { amountText } from '../../shared/views/money-text.ts'
import { say } from '../../shared/wording/say.ts'
import styles from './money-field.module.css'

interface MoneyFieldProps {
  readonly label: string
  readonly currency: string
  /** Minor units. */
  readonly minor: number
  readonly description?: string
  readonly disabled?: boolean
  readonly autoFocus?: boolean
  /** Why the amount will not do. */
  readonly error?: string | null
  onChange(minor: number): void
}

/** An amount as people type it; what is no amount is said at once and changes nothing. */
export function MoneyField({ label, currency, minor, description, disabled, autoFocus, error = null, onChange }: MoneyFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && typed !== '' && parseAmount(typed, currency) === null
  return (
    <TextInput
      label={label}
      description={description}
      value={typed ?? amountText(minor, currency)}
      disabled={disabled ?? false}
      data-autofocus={autoFocus || undefined}
      inputMode="decimal"
      error={isWrong ? say('This is not an amount.') : error}
      rightSection={<span className={styles.unit}>{currency}</span>}
      rightSectionWidth={48}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const parsed = text.trim() === '' ? 0 : parseAmount(text, currency)
        if (parsed !== null) onChange(parsed)
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null)
      }}
    />
  )
}
