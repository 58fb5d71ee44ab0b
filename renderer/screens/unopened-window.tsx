import { say } from '../../shared/wording/say.ts'
import styles from './crash-boundary.module.css'

/** Shown when the browser gives this window no storage: without it there are no lists. Stands alone, without the kit. */
export function UnopenedWindow() {
  return (
    <main className={styles.crash} role="alert">
      <h1>{say('This window could not be opened.')}</h1>
      <p>
        {say(
          'The browser does not let the desk keep its copy: its storage is full, damaged or switched off (as in some private windows). Orders are safe at the desk process.',
        )}
      </p>
      <p>{say('Free some disk space or open the desk in an ordinary window, then reload.')}</p>
      <p>
        <a href="./">{say('Reload')}</a>
      </p>
    </main>
  )
}
