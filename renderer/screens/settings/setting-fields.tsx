import { useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import { plainNumber, withoutGroups } from '../../../shared/wording/typed-number.ts'
import { type SettingPlace, valueAt } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, errorAt, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

interface SettingTextFieldProps {
  readonly editing: SettingsEditing
  readonly place: SettingPlace
  readonly label: string
  /** Whose it is, read out after the label. */
  readonly of?: string
  /** The label is read out only: something beside the field says it already. */
  readonly isLabelHidden?: boolean
}

/** A text of the settings, with what is wrong with it and what it was under it. */
export function SettingTextField({ editing, place, label, of, isLabelHidden }: SettingTextFieldProps) {
  const id = elementIdOf(place)
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visually-hidden' : styles.label}>
        {label} {of !== undefined && <span className="visually-hidden">{say('of {of}', { of })}</span>}
      </label>
      <ParsedField
        id={id}
        describedBy={`${id}-notes`}
        isWrong={errorAt(editing, place) !== null}
        isWide
        value={String(valueAt(editing.settings, place))}
        onText={(text) => editing.set(place, text)}
      />
      <FieldNotes editing={editing} place={place} />
    </div>
  )
}

interface ParsedFieldProps {
  readonly id: string
  /** Where no label on screen names it. */
  readonly label?: string
  readonly describedBy: string
  readonly isWrong: boolean
  readonly isWide?: boolean
  readonly value: string
  readonly unit?: string
  readonly inputMode?: 'numeric' | 'decimal'
  onText(text: string): void
}

/**
 * A field whose text may be read as something else: what was typed stays as it was typed until the field is left.
 *
 * A plain element rather than the kit's, which would take away the sentence that describes it.
 */
export function ParsedField({ id, label, describedBy, isWrong, isWide, value, unit, inputMode, onText }: ParsedFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <span className={styles.box} data-wide={isWide}>
      <input
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        value={typed ?? value}
        inputMode={inputMode}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          onText(event.currentTarget.value)
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null)
        }}
      />
      {unit && <span className={styles.unit}>{unit}</span>}
    </span>
  )
}

/** A figure as people type it; a text that is none is no number, and the rules say so. */
export function figureOf(text: string): number {
  const plain = withoutGroups(plainNumber(text)).replace(',', '.')
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN
}

/** A figure as it stands in its field; one that is none is empty. */
export function figureText(value: unknown): string {
  return typeof value === 'number' && Number.isFinite(value)
    ? numberFormat({ useGrouping: false, maximumFractionDigits: 10 }).format(value)
    : ''
}
