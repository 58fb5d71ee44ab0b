import type { ReactNode } from 'react'
import type { Tone } from '../../shared/views/order-facts.ts'
import styles from './callout.module.css'

interface CalloutProps {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** A sentence that must be seen: what happened, what is safe, what to do. */
export function Callout({ tone, title, children, actions }: CalloutProps) {
  return (
    <div className={styles.callout} data-tone={tone}>
      <div className={styles.words}>
        <strong>{title}</strong>
        {children && <div>{children}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
