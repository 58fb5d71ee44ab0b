import type { ReactNode } from 'react'
import { say } from '../../../shared/wording/say.ts'
import type { SettingPlace } from './setting-place.ts'
import { elementIdOf, errorAt, type SettingsEditing, wordsBefore } from './settings-editing.ts'
import styles from './settings-form.module.css'

interface SettingRowProps {
  readonly editing: SettingsEditing
  readonly place: SettingPlace
  readonly label: string
  readonly what: string
  readonly when: string
  /** The control; it takes the ids, so that name, sentence and error are read out with it. */
  children(ids: ControlIds): ReactNode
}

export interface ControlIds {
  readonly id: string
  readonly 'aria-describedby': string
  readonly 'aria-invalid': boolean
  readonly labelId: string
}

/** One decision: its name, what it does and from when on, and beside them how it is made. */
export function SettingRow({ editing, place, label, what, when, children }: SettingRowProps) {
  const id = elementIdOf(place)
  const error = errorAt(editing, place)
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <label id={`${id}-label`} htmlFor={id} className={styles.label}>
          {label}
        </label>
        <p id={`${id}-what`} className={styles.what}>
          {what} <span className={styles.when}>{when}</span>
        </p>
      </div>
      <div className={styles.control}>
        {children({ id, 'aria-describedby': `${id}-what ${id}-notes`, 'aria-invalid': error !== null, labelId: `${id}-label` })}
        <FieldNotes editing={editing} place={place} />
      </div>
    </div>
  )
}

/** What is wrong with a field, and what it was before it was changed. */
export function FieldNotes({ editing, place }: { readonly editing: SettingsEditing; readonly place: SettingPlace }) {
  const error = errorAt(editing, place)
  const before = wordsBefore(editing, place)
  return (
    <span id={`${elementIdOf(place)}-notes`} className={styles.notes}>
      {error && <span className={styles.error}>{error}</span>}
      {before !== null && <span className={styles.before}>{say('Not saved · was {before}', { before })}</span>}
    </span>
  )
}
