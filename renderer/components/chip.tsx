import type { ReactNode } from 'react'
import type { Tone } from '../../shared/views/order-facts.ts'
import styles from './chip.module.css'

/** A state by word, shape and colour, never by colour alone. */
export function Chip({ tone, title, children }: { readonly tone: Tone; readonly title?: string; readonly children: ReactNode }) {
  return (
    <span className={styles.chip} data-tone={tone} title={title}>
      {children}
    </span>
  )
}
