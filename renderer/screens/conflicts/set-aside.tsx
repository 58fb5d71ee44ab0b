import { useEffect } from 'react'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { useShopDesks } from '../../state/use-shop-desks.ts'
import styles from './set-aside.module.css'

/** A command the service failed over, as it came: for whoever mends what failed. Nothing for any other case. */
export function SetAside({ syncCase: { command, setAside } }: { readonly syncCase: SyncCase }) {
  const { desks, load } = useShopDesks()
  const isShown = setAside !== undefined
  useEffect(() => {
    if (isShown) void load()
  }, [isShown, load])
  if (!setAside) return null
  const desk = desks?.find(({ id }) => id === command.deskId)
  return (
    <Panel title={say('Set aside')}>
      <dl className={styles.facts}>
        <dt>{say('Person')}</dt>
        <dd>
          <bdi>{command.actor.name}</bdi>
        </dd>
        <dt>{say('Desk')}</dt>
        <dd>
          <bdi>{desk?.name ?? command.deskId}</bdi> · {say('command {seq, number}', { seq: setAside.seq })}
        </dd>
        <dt>{say('Fault')}</dt>
        <dd>
          <code>{setAside.fault}</code>
        </dd>
      </dl>
      <details className={styles.kept}>
        <summary>{say('The command as it was kept')}</summary>
        <pre dir="ltr">{JSON.stringify(command, null, 2)}</pre>
      </details>
    </Panel>
  )
}
