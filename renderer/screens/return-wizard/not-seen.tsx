import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import type { Found } from '../../state/desk-session.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useAwayDeskId } from '../../state/use-sync.ts'
import styles from './return-wizard.module.css'

/** What a search here cannot know while a line is down. */
export function NotSeen({ from }: { readonly from: Found['from'] }) {
  const { isReachable } = useConnection()
  const isAway = useAwayDeskId() !== null
  if (from === 'desk' && isReachable && !isAway) return null
  return (
    <div className={styles.notice} role="status">
      <Callout
        tone="wait"
        title={
          isReachable ? say('The hub cannot be reached.') : say('The desk process cannot be reached: only this window’s copy is searched.')
        }
      >
        {say(
          'Not seen here: what other desks sold since, and sales closed long ago. Goods can be taken back from every sale that is found.',
        )}
      </Callout>
    </div>
  )
}
