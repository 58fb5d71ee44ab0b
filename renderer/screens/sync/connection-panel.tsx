import { Button } from '@mantine/core'
import { IconBuildingStore, IconDeviceDesktop } from '@tabler/icons-react'
import type { SyncLine } from '../../../shared/contract/sync-status.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { useNow } from '../../components/use-now.ts'
import { clockText } from '../../i18n/format.ts'
import { deskSession } from '../../state/desk-session.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useSync } from '../../state/use-sync.ts'
import styles from './sync-screen.module.css'

/** This window's desk, its hub, and the line between them. */
export function ConnectionPanel() {
  const { greeting, isReachable, upToDateAt } = useConnection()
  const sync = useSync()
  const now = useNow()
  const joined = greeting?.joined ?? null
  const isOnline = sync?.line.is === 'online'
  return (
    <Panel title={say('Connection')}>
      {joined && (
        <div className={styles.diagram} data-online={isOnline || undefined}>
          <span className={styles.end1}>
            <IconDeviceDesktop size={22} stroke={1.5} aria-hidden="true" />
            <bdi>{joined.deskName}</bdi>
          </span>
          <span className={styles.wire}>{sync && lineWord(sync.line)}</span>
          <span className={styles.end2}>
            <IconBuildingStore size={22} stroke={1.5} aria-hidden="true" />
            <bdi>{hostOf(joined.hub)}</bdi>
          </span>
        </div>
      )}
      <dl className={styles.facts}>
        {!joined && (
          <div>
            <dt>{say('Hub')}</dt>
            <dd>{say('None: this desk keeps its orders alone')}</dd>
          </div>
        )}
        {joined && sync && (
          <>
            <div>
              <dt>{isOnline ? say('Online') : say('Not online')}</dt>
              <dd>{say('since {time}, {age}', { time: clockText(sync.since), age: ageText(sync.since, now) })}</dd>
            </div>
            <div>
              <dt>{say('Last fetched')}</dt>
              <dd>
                {sync.lastPullAt === null
                  ? say('never')
                  : say('{time}, {age} ago', { time: clockText(sync.lastPullAt), age: ageText(sync.lastPullAt, now) })}
              </dd>
            </div>
            <div>
              <dt>{say('Oldest unsent')}</dt>
              <dd>
                {sync.oldestAt === null
                  ? say('none')
                  : say('{time}, {age} ago', { time: clockText(sync.oldestAt), age: ageText(sync.oldestAt, now) })}
              </dd>
            </div>
          </>
        )}
        <div>
          <dt>{say('This window')}</dt>
          <dd>{upToDateAt === null ? say('is being filled') : say('up to date {time}', { time: clockText(upToDateAt) })}</dd>
        </div>
      </dl>
      <Button size="xs" variant="default" disabled={!isReachable} onClick={() => void askNow()}>
        {say('Ask for changes now')}
      </Button>
    </Panel>
  )
}

/** The hub first, as far as it can be reached, then this window. */
async function askNow(): Promise<void> {
  await deskSession()
    .client.sync.tryNow()
    .catch(() => null)
  await deskSession().refresh()
}

function lineWord(line: SyncLine): string {
  switch (line.is) {
    case 'online':
      return say('online')
    case 'connecting':
      return say('looking')
    case 'offline':
      return line.why === 'unreachable' ? say('not reachable') : line.why === 'busy' ? say('busy') : say('fault')
    case 'held':
      return say('not let in')
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address
}
