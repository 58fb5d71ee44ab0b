import { say } from '../../../shared/wording/say.ts'
import { useNow } from '../../components/use-now.ts'
import { useRoute } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import styles from './connection-pill.module.css'
import { useConnectionWords } from './use-connection-words.ts'

/** How this desk and its window stand; leads to the sync centre, where it is told in full. */
export function ConnectionPill() {
  const words = useConnectionWords(useNow())
  const isThere = useRoute().screen === 'sync'
  return (
    <a
      href={hrefOf({ screen: 'sync' })}
      className={styles.pill}
      data-tone={words.tone}
      aria-label={say('Connection: {short}', { short: words.short })}
      aria-current={isThere ? 'page' : undefined}
      title={say('Sync centre')}
    >
      {words.short}
    </a>
  )
}
