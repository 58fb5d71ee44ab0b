import { Button, Popover } from '@mantine/core'
import { useNow } from '../../components/use-now.ts'
import { deskSession } from '../../state/desk-session.ts'
import { useConnection } from '../../state/use-connection.ts'
import styles from './connection-pill.module.css'
import { connectionWords } from './connection-words.ts'

/** How this window stands to the desk process; opens to the whole sentence. */
export function ConnectionPill() {
  const connection = useConnection()
  const words = connectionWords(connection, useNow())
  const { greeting } = connection
  return (
    <Popover width={320} position="bottom-end" withRoles trapFocus>
      <Popover.Target>
        <button type="button" className={styles.pill} data-tone={words.tone} aria-label={`Connection: ${words.short}`}>
          {words.short}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Connection">
        <p className={styles.full}>{words.full}</p>
        {greeting && (
          <dl className={styles.facts}>
            <dt>Desk</dt>
            <dd>
              <bdi>{greeting.deskId.slice(0, 8)}</bdi>, series {greeting.series}
            </dd>
            <dt>Version</dt>
            <dd>
              {greeting.appVersion}, {greeting.shell === 'electron' ? 'desktop' : 'browser'}
            </dd>
            <dt>Change</dt>
            <dd>{connection.revealed?.version ?? 0}</dd>
          </dl>
        )}
        <Button size="xs" variant="default" disabled={!connection.isReachable} onClick={() => void deskSession().refresh()}>
          Ask for changes now
        </Button>
      </Popover.Dropdown>
    </Popover>
  )
}
