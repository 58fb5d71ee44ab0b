import { say } from '../../../shared/wording/say.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useSettings } from '../../state/use-settings.ts'
import { ConnectionPill } from './connection-pill.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchBox } from './search-box.tsx'
import styles from './top-bar.module.css'

/** Which shop this is, the search, the line to the desk process, and who acts. */
export function TopBar({ openKeys, openPalette }: { openKeys(): void; openPalette(): void }) {
  const settings = useSettings()
  return (
    <header className={styles.bar} data-region>
      <a className={styles.mark} href="#/" title={settings?.shopName}>
        {sayNodes('Order {desk}', { desk: <i>{say('desk')}</i> })}
      </a>
      <SearchBox />
      <div className={styles.push}>
        <ConnectionPill />
        <button type="button" className={styles.palette} onClick={openPalette} aria-label={say('Commands and places, Ctrl K')}>
          <kbd>Ctrl K</kbd>
        </button>
        <PersonMenu openKeys={openKeys} />
      </div>
    </header>
  )
}
