import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { JoinForm } from './join-form.tsx'
import styles from './sync-screen.module.css'

/** A desk alone may become one of a shop's. */
export function JoinPanel() {
  return (
    <Panel title={say('Join a shop')}>
      <p className={styles.quiet}>
        {say(
          'Several desks can share one hub, and each works on when the hub is gone. Whoever runs the hub gives you its address and a code.',
        )}
      </p>
      <JoinForm />
    </Panel>
  )
}
