import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { contestedFields } from '../../../shared/views/case-fields.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { useOrder } from '../../state/use-order.ts'
import styles from './case-detail.module.css'

/** Two people wrote the same: their words side by side, as long as nobody has chosen. */
export function CaseFields({ syncCase }: { readonly syncCase: SyncCase }) {
  const { order } = useOrder(syncCase.orderId ?? '')
  if (!order || syncCase.resolution || !HAS_FIELDS.has(syncCase.kind)) return null
  const fields = contestedFields(syncCase, order)
  if (fields.length === 0) return null
  return (
    <Panel title={say('Side by side')}>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th scope="col">{say('Field')}</th>
            <th scope="col">{say('At the desk, by {actor}', { actor: syncCase.command.actor.name })}</th>
            <th scope="col">{say('At the service, now')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ label, mine, theirs }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-differs={mine !== theirs || undefined}>
                <bdi>{mine}</bdi>
              </td>
              <td data-differs={mine !== theirs || undefined}>
                <bdi>{theirs}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

const HAS_FIELDS: ReadonlySet<SyncCase['kind']> = new Set(['EDIT_CONFLICT', 'CANCELLED_MEANWHILE', 'PERMISSION_REVOKED'])
