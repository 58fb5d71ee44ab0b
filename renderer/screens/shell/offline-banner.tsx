import { Callout } from '../../components/callout.tsx'
import { clockText } from '../../i18n/format.ts'
import { useConnection } from '../../state/use-connection.ts'
import styles from './offline-banner.module.css'

/** Says, while it is so, that this window works from its copy. */
export function OfflineBanner() {
  const { line, upToDateAt, isCopyWhole, cacheHealth } = useConnection()
  if (cacheHealth === 'blocked') {
    return (
      <div className={styles.banner}>
        <Callout tone="stop" title="Another window runs a newer version of the desk." actions={<a href="./">Reload</a>}>
          This window has stopped following changes.
        </Callout>
      </div>
    )
  }
  if (line === 'turned-away') {
    return (
      <div className={styles.banner} role="status">
        <Callout tone="wait" title="The desk process does not know this browser any more.">
          Press Enter in the window it was started from, and open the address it prints. Until then this window shows its copy
          {upToDateAt === null ? '' : ` of ${clockText(upToDateAt)}`}, and nothing can be changed here.
        </Callout>
      </div>
    )
  }
  if (line !== 'stopped') return null
  return (
    <div className={styles.banner} role="status">
      <Callout tone="wait" title="The desk process is stopped.">
        {upToDateAt === null && !isCopyWhole
          ? 'This window has no copy yet. Start the desk process; this window connects by itself.'
          : `Queues and search work from this window’s copy${upToDateAt === null ? '' : ` of ${clockText(upToDateAt)}`}. Nothing can be changed until it runs again.`}
      </Callout>
    </div>
  )
}
