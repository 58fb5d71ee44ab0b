import { Button, CopyButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { numberFormat } from '../../../shared/wording/tongue.ts'
import { Panel } from '../../components/panel.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useSync } from '../../state/use-sync.ts'
import { clockSentence, isClockOff } from '../shell/hub-words.ts'
import styles from './sync-screen.module.css'

interface StorageUse {
  readonly usedMb: number
  readonly isKept: boolean
}

/** What somebody who helps wants to know of this desk, without a name or an order in it. */
export function DiagnosticsPanel() {
  const connection = useConnection()
  const sync = useSync()
  const storage = useStorageUse()
  const { greeting, revealed } = connection
  const text = JSON.stringify(
    {
      desk: greeting && {
        id: greeting.deskId,
        series: greeting.series,
        version: greeting.appVersion,
        shell: greeting.shell,
        hub: greeting.joined?.hub ?? null,
      },
      sync,
      window: {
        line: connection.line,
        since: connection.lineSince,
        revealed,
        copy: connection.cacheHealth,
        upToDateAt: connection.upToDateAt,
        storage,
      },
    },
    null,
    2,
  )
  return (
    <Panel title={say('This computer')}>
      <dl className={styles.facts}>
        {greeting && (
          <>
            <div>
              <dt>{say('Desk')}</dt>
              <dd>{sayNodes('{desk}, series {series}', { desk: <bdi>{greeting.deskId.slice(0, 8)}</bdi>, series: greeting.series })}</dd>
            </div>
            <div>
              <dt>{say('Version')}</dt>
              <dd>
                {greeting.appVersion}, {greeting.shell === 'electron' ? say('desktop') : say('browser')}
              </dd>
            </div>
          </>
        )}
        <div>
          <dt>{say('Change{as, select, other {}}', { as: 'count' })}</dt>
          <dd>{revealed?.version ?? 0}</dd>
        </div>
        <div>
          <dt>{say('Clock')}</dt>
          <dd>{clockText(sync?.skewMs ?? null, sync !== null && isClockOff(sync))}</dd>
        </div>
        <div>
          <dt>{say('Window’s copy')}</dt>
          <dd>
            {storage === null
              ? say('size not known')
              : storage.isKept
                ? say('{size} MB', { size: numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(storage.usedMb) })
                : say('{size} MB, may be cleared by the browser', {
                    size: numberFormat({ minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(storage.usedMb),
                  })}
          </dd>
        </div>
      </dl>
      <CopyButton value={text} timeout={2000}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {copied ? say('Copied') : say('Copy diagnostics')}
          </Button>
        )}
      </CopyButton>
    </Panel>
  )
}

function clockText(skewMs: number | null, isOff: boolean): string {
  if (skewMs === null) return say('not compared')
  if (isOff) return clockSentence(skewMs)
  return say('right to {max} s', { max: Math.max(1, Math.round(Math.abs(skewMs) / 1000)) })
}

function useStorageUse(): StorageUse | null {
  const [use, setUse] = useState<StorageUse | null>(null)
  useEffect(() => {
    if (!('storage' in navigator)) return
    void Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]).then(([{ usage = 0 }, isKept]) =>
      setUse({ usedMb: usage / 1_048_576, isKept }),
    )
  }, [])
  return use
}
