import { useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useSettings } from '../../state/use-settings.ts'
import { afterFirstList, later } from '../later.tsx'
import { ConnectionPill } from './connection-pill.tsx'
import { PersonButton } from './person-button.tsx'
import type { PersonMenuProps } from './person-menu.tsx'
import { SearchBox } from './search-box.tsx'
import styles from './top-bar.module.css'

// A click before it has come opens it as soon as it is there.
const PersonMenu = later(
  afterFirstList(() => import('./person-menu.tsx')),
  'PersonMenu',
  ({ setOpen }: PersonMenuProps) => <PersonButton onClick={() => setOpen(true)} />,
)

/** Which shop this is, the search, the line to the desk process, and who acts. */
export function TopBar({ openKeys, openPalette }: { openKeys(): void; openPalette(): void }) {
  const settings = useSettings()
  const [isPersonOpen, setPersonOpen] = useState(false)
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
        <PersonMenu isOpen={isPersonOpen} setOpen={setPersonOpen} openKeys={openKeys} />
      </div>
    </header>
  )
}
