import type { ReactNode } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { Callout } from '../../components/callout.tsx'
import { useAwayDeskId } from '../../state/use-sync.ts'
import styles from './new-order.module.css'

/** While the hub cannot be reached: what becomes of what is done here, in the words of the screen. */
export function KeptHere({ children }: { readonly children: ReactNode }) {
  const isAway = useAwayDeskId() !== null
  if (!isAway) return null
  return (
    <div role="status" className={styles.keptHere}>
      <Callout tone="wait" title={say('The hub cannot be reached.')}>
        {children}
      </Callout>
    </div>
  )
}
