import { say } from '../../../shared/wording/say.ts'
import { navigate } from '../../state/navigate.ts'
import { JoinForm } from './join-form.tsx'
import styles from './sync-screen.module.css'

/** The third way to begin: an empty desk becomes one of a shop's. */
export function JoinScreen() {
  return (
    <div className={styles.join}>
      <h1>{say('Join a shop')}</h1>
      <p className={styles.quiet}>
        {say(
          'This desk shares a hub with the shop’s other desks, and works on when the hub is gone. Whoever runs the hub gives you its address and a code.',
        )}
      </p>
      <JoinForm onCancel={() => navigate({ screen: 'start' })} />
    </div>
  )
}
