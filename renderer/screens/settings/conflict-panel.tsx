import { Button } from '@mantine/core'
import { say } from '../../../shared/wording/say.ts'
import { announce } from '../../state/notices.ts'
import { placeKey, valueAt } from './setting-place.ts'
import { placeName, valueWords } from './setting-words.ts'
import styles from './settings-form.module.css'
import type { SettingsDraftView } from './use-settings-draft.ts'

export const CONFLICTS_ID = 'setting-conflicts'

/** What two people changed to different values: nothing is saved before it is said, field by field, whose stands. */
export function ConflictPanel({ view }: { readonly view: SettingsDraftView }) {
  const { saved } = view.editing
  return (
    <section id={CONFLICTS_ID} tabIndex={-1} className={styles.conflicts} aria-labelledby={`${CONFLICTS_ID}-title`}>
      <h2 id={`${CONFLICTS_ID}-title`}>{say('Changed by somebody else too')}</h2>
      <p className={styles.lead}>{say('Choose whose value stands; then save. Nothing of yours is lost meanwhile.')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('Setting')}</th>
            <th scope="col">{say('Yours')}</th>
            <th scope="col">{say('Theirs, saved')}</th>
          </tr>
        </thead>
        <tbody>
          {view.conflicts.map(({ place, to }) => {
            const name = placeName(place, saved)
            return (
              <tr key={placeKey(place)}>
                <th scope="row">{name}</th>
                <td>
                  <span className={styles.side}>{valueWords(place, to, saved)}</span>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={say('Keep mine: {name}', { name })}
                    onClick={() => {
                      view.keepMine(place)
                      announce(say('{name}: yours stands, once saved.', { name }))
                    }}
                  >
                    {say('Keep mine')}
                  </Button>
                </td>
                <td>
                  <span className={styles.side}>{valueWords(place, valueAt(saved, place), saved)}</span>
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={say('Take theirs: {name}', { name })}
                    onClick={() => {
                      view.takeTheirs(place)
                      announce(say('{name}: theirs stands.', { name }))
                    }}
                  >
                    {say('Take theirs')}
                  </Button>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
