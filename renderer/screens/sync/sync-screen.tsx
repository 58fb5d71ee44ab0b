// screens/sync: how this desk stands with its shop: what waits, what was not accepted, the line, and the other desks.

import { say } from '../../../shared/wording/say.ts'
import { useNow } from '../../components/use-now.ts'
import { useRefusals } from '../../state/use-refusals.ts'
import { useSync } from '../../state/use-sync.ts'
import { useConnectionWords } from '../shell/use-connection-words.ts'
import { ConnectionPanel } from './connection-panel.tsx'
import { DesksPanel } from './desks-panel.tsx'
import { DiagnosticsPanel } from './diagnostics-panel.tsx'
import { JoinPanel } from './join-panel.tsx'
import { OutboxPanel } from './outbox-panel.tsx'
import { RefusalCard } from './refusal-card.tsx'
import styles from './sync-screen.module.css'

/** Everything about the line and what waits for it, on one page. */
export function SyncScreen() {
  const words = useConnectionWords(useNow())
  const refusals = useRefusals()
  const sync = useSync()
  const isJoined = sync?.mode === 'joined'
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{say('Sync centre')}</h1>
        <p>{words.full}</p>
      </header>
      {refusals.length > 0 && (
        <section className={styles.refusals} aria-label={say('Not accepted')}>
          {refusals.map((refusal) => (
            <RefusalCard key={refusal.head.seq} refusal={refusal} />
          ))}
        </section>
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          {isJoined ? <OutboxPanel /> : <JoinPanel />}
          {isJoined && <DesksPanel />}
        </div>
        <div className={styles.column}>
          <ConnectionPanel />
          <DiagnosticsPanel />
        </div>
      </div>
    </div>
  )
}
