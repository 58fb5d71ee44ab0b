import { CloseButton } from '@mantine/core'
import { useDeferredValue } from 'react'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import { hrefOf } from '../../state/route.ts'
import { later } from '../later.tsx'
import styles from './preview-panel.module.css'
import { placeOf } from './queue-row-view.tsx'

const OrderPreview = later(() => import('../order/order-preview.tsx'), 'OrderPreview')

/** The current row at a glance, without leaving the list. Follows the cursor when it rests, not at every step. */
export function PreviewPanel({ current, close }: { readonly current: QueueRow | null; close(): void }) {
  const shown = useDeferredValue(current)
  return (
    <aside className={styles.side} aria-label={say('Preview')}>
      <div className={styles.tools}>
        {shown && (
          <a href={hrefOf(placeOf(shown))} className={styles.open}>
            {say('Open')} <kbd>Enter</kbd>
          </a>
        )}
        <CloseButton size="sm" aria-label={say('Close preview')} title={say('Close preview (Space)')} onClick={close} />
      </div>
      <div className={styles.content}>
        {shown ? (
          <OrderPreview key={shown.id} orderId={shown.id} />
        ) : (
          <p className={styles.nothing}>{say('Nothing is chosen. The row you move to is shown here.')}</p>
        )}
      </div>
    </aside>
  )
}
