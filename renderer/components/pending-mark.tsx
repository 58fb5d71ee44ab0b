import { IconClock } from '@tabler/icons-react'
import styles from './pending-mark.module.css'

/** Shown, but not yet confirmed by the desk process. A mark, not a spinner: nothing has to be waited for. */
export function PendingMark() {
  return (
    <span className={styles.mark} title="Saving: not yet confirmed by the desk process">
      <IconClock size={14} aria-hidden="true" />
      <span className="visually-hidden">saving</span>
    </span>
  )
}
