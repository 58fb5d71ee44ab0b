import { type ReactNode, useId } from 'react'
import styles from './panel.module.css'

interface PanelProps {
  readonly title: string
  /** Quiet words beside the title. */
  readonly note?: ReactNode
  /** Controls at the end of the title's line. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** One topic of a screen: a named region on its own surface. */
export function Panel({ title, note, aside, children }: PanelProps) {
  const id = useId()
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note && <span className={styles.note}>{note}</span>}
        {aside && <span className={styles.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  )
}
