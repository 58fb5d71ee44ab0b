import { Switch } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { SettingTextField } from './setting-fields.tsx'
import type { SettingPlace } from './setting-place.ts'
import { FieldNotes } from './setting-row.tsx'
import { elementIdOf, type SettingsEditing } from './settings-editing.ts'
import styles from './settings-form.module.css'

interface NameAndActiveProps {
  readonly editing: SettingsEditing
  /** The entry of the settings. */
  readonly entry: Pick<SettingPlace, 'field' | 'id'>
  readonly isActive: boolean
  /** What it is called as it is saved. */
  readonly known: string
  /** Whose name it is, read out after the label. */
  readonly of: string
}

/** The head of an entry of the settings: what it is called, and whether it is used. */
export function NameAndActive({ editing, entry, isActive, known, of }: NameAndActiveProps) {
  const active: SettingPlace = { ...entry, part: 'active' }
  return (
    <div className={styles.pair}>
      <SettingTextField editing={editing} place={{ ...entry, part: 'name' }} label={say('Name')} of={of} />
      <span className={styles.toggle}>
        <Switch
          id={elementIdOf(active)}
          size="md"
          label={say('Active')}
          aria-label={say('{known} is active', { known })}
          aria-describedby={`${elementIdOf(active)}-notes`}
          checked={isActive}
          onChange={(event) => editing.set(active, event.currentTarget.checked)}
        />
        <FieldNotes editing={editing} place={active} />
      </span>
    </div>
  )
}
