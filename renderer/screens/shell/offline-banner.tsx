import type { SyncStatus } from '../../../shared/contract/sync-status.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { useNow } from '../../components/use-now.ts'
import { clockText } from '../../i18n/format.ts'
import { useRoute } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useSync } from '../../state/use-sync.ts'
import { clockSentence, HELD_SENTENCES, isClockOff } from './hub-words.ts'
import styles from './offline-banner.module.css'

/** Says, while it is so, that this window works from its copy. */
export function OfflineBanner() {
  const { line, upToDateAt, isCopyWhole, cacheHealth } = useConnection()
  if (cacheHealth === 'blocked') {
    return (
      <div className={styles.banner}>
        <Callout tone="stop" title={say('Another window runs a newer version of the desk.')} actions={<a href="./">{say('Reload')}</a>}>
          {say('This window has stopped following changes.')}
        </Callout>
      </div>
    )
  }
  if (line === 'turned-away') {
    return (
      <div className={styles.banner} role="status">
        <Callout tone="wait" title={say('The desk process does not know this browser any more.')}>
          {upToDateAt === null
            ? say(
                'Press Enter in the window it was started from, and open the address it prints. Until then this window shows its copy, and nothing can be changed here.',
              )
            : say(
                'Press Enter in the window it was started from, and open the address it prints. Until then this window shows its copy of {time}, and nothing can be changed here.',
                { time: clockText(upToDateAt) },
              )}
        </Callout>
      </div>
    )
  }
  if (line !== 'stopped') return <HubBanner />
  return (
    <div className={styles.banner} role="status">
      <Callout tone="wait" title={say('The desk process is stopped.')}>
        {upToDateAt === null && !isCopyWhole
          ? say('This window has no copy yet. Start the desk process; this window connects by itself.')
          : upToDateAt === null
            ? say('Queues and search work from this window’s copy. Nothing can be changed until it runs again.')
            : say('Queues and search work from this window’s copy of {time}. Nothing can be changed until it runs again.', {
                time: clockText(upToDateAt),
              })}
      </Callout>
    </div>
  )
}

/** Says, while it is so, that this desk works without its hub. A desk that may not send says so until that is cured. */
function HubBanner() {
  const sync = useSync()
  const now = useNow()
  // There it stands in full.
  const isTold = useRoute().screen === 'sync'
  if (sync === null || sync.mode === 'alone' || isTold) return null
  if (sync.line.is === 'held') {
    return (
      <div className={styles.banner} role="status">
        <Callout
          tone="stop"
          title={say('Nothing is sent to the hub.')}
          actions={<a href={hrefOf({ screen: 'sync' })}>{say('Sync centre')}</a>}
        >
          {say(HELD_SENTENCES[sync.line.why])}
        </Callout>
      </div>
    )
  }
  if (sync.line.is === 'offline') {
    return (
      <div className={styles.banner} role="status">
        <Callout tone="wait" title={offlineTitle(sync, now)} actions={<a href={hrefOf({ screen: 'sync' })}>{say('Sync centre')}</a>}>
          {say(
            'Work goes on: what is done here is saved at this desk and sent when the hub is back. What others do meanwhile is not shown.',
          )}
        </Callout>
      </div>
    )
  }
  if (!isClockOff(sync)) return null
  return (
    <div className={styles.banner} role="status">
      <Callout tone="wait" title={say('The clock of this computer is off.')}>
        {clockSentence(sync.skewMs ?? 0)}
      </Callout>
    </div>
  )
}

function offlineTitle({ since, waiting }: SyncStatus, now: string): string {
  const age =
    Date.parse(now) - Date.parse(since) >= 60_000
      ? say('for {age}', { age: ageText(since, now) })
      : say('since {time}', { time: clockText(since) })
  return waiting === 0 ? say('Offline {age}', { age }) : say('Offline {age} · {waiting, number} waiting to send', { age, waiting })
}
