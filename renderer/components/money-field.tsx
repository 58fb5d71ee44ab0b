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
  /** What is no amount counts as none put down, instead of leaving the last one standing. */
  readonly unreadIsNone?: boolean
  /** Why the amount will not do. */
  readonly error?: string | null
  onChange(minor: number): void
}

/** An amount as people type it; what is no amount is said at once. */
export function MoneyField({
  label,
  currency,
  minor,
  description,
  disabled,
  autoFocus,
  unreadIsNone = false,
  error = null,
  onChange,
}: MoneyFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [told, setTold] = useState(minor)
  const isWrong = typed !== null && typed.trim() !== '' && parseAmount(typed, currency) === null
  // A sum put in from elsewhere, such as by a key, takes the place of what could not be read.
  if (isWrong && minor !== told) setTyped(null)
  return (
    <TextInput
      label={label}
      description={description}
      value={typed ?? amountText(minor, currency)}
      disabled={disabled ?? false}
      data-autofocus={autoFocus || undefined}
      data-unread={isWrong || undefined}
      inputMode="decimal"
      error={isWrong ? say('This is not an amount.') : error}
      rightSection={<span className={styles.unit}>{currency}</span>}
      rightSectionWidth={48}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        const parsed = text.trim() === '' ? 0 : parseAmount(text, currency)
        const counts = parsed ?? (unreadIsNone ? 0 : null)
        setTold(counts ?? minor)
        if (counts !== null) onChange(counts)
      }}
      onBlur={() => {
        if (!isWrong) setTyped(null)
      }}
    />
  )
}
