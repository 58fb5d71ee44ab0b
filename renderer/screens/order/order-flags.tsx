import type { Order } from '../../../shared/lifecycle/order.ts'
import { flagChips } from '../../../shared/views/order-facts.ts'
import { lateSince } from '../../../shared/views/payment-lateness.ts'
import { ageText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { Chip } from '../../components/chip.tsx'
import { useNow } from '../../components/use-now.ts'
import { useSettings } from '../../state/use-settings.ts'
import styles from './order-flags.module.css'

/** Every flag with its reason, since when, and who set it; a held order shows all of its reasons. */
export function OrderFlags({ order }: { readonly order: Order }) {
  const now = useNow()
  const flags = flagChips(order, lateSince(order, useSettings(), now) !== null)
  if (flags.length === 0) return null
  return (
    <ul className={styles.flags} aria-label={say('Flags')}>
      {flags.map((flag) => (
        <li key={flag.text}>
          <Chip tone={flag.tone}>{flag.text}</Chip>
          <span className={styles.detail}>
            <bdi>{flag.detail}</bdi>
            {flag.at !== null && (
              <>
                {' · '}
                <bdi>{ageText(flag.at, now)}</bdi>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
