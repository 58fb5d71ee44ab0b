import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { say } from '../../shared/wording/say.ts'
import styles from './crash-boundary.module.css'

interface Crash {
  readonly message: string | null
}

/** When a screen breaks, says so and offers the way back instead of a blank window. What was saved is saved. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, Crash> {
  override state: Crash = { message: null }

  static getDerivedStateFromError(error: unknown): Crash {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render(): ReactNode {
    const { message } = this.state
    if (message === null) return this.props.children
    return (
      <main className={styles.crash} role="alert">
        <h1>{say('This window has run into a fault.')}</h1>
        <p>{say('Everything that was saved is safe at the desk process. Reload the window to go on.')}</p>
        <p className={styles.detail}>{message}</p>
        <Button onClick={() => location.reload()}>{say('Reload')}</Button>
      </main>
    )
  }
}
