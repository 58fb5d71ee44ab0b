import { Radio } from '@mantine/core'
import type { ReactNode } from 'react'
import { say, told } from '../../../shared/wording/say.ts'
import styles from './new-order.module.css'

export interface Offer {
  readonly id: string
  readonly name: string
  /** What stands at the end of the line, such as the price. */
  readonly aside?: ReactNode
  /** Why it is not offered; null when it is. */
  readonly why: string | null
}

interface OfferListProps {
  readonly label: string
  readonly offers: readonly Offer[]
  readonly chosen: string | null
  onChoose(id: string): void
}

/** Ways to ship or to pay: those offered to choose from, the others with the reason they are not. */
export function OfferList({ label, offers, chosen, onChoose }: OfferListProps) {
  return (
    <Radio.Group aria-label={label} value={chosen ?? ''} onChange={onChoose}>
      <div className={styles.offers}>
        {offers.map((offer) => (
          <div key={offer.id} className={styles.offer}>
            <Radio
              value={offer.id}
              label={offer.name}
              disabled={offer.why !== null}
              {...(offer.why === null ? {} : { description: say('Not offered: {why}.', { why: told(offer.why) }) })}
            />
            {offer.why === null && offer.aside}
          </div>
        ))}
      </div>
    </Radio.Group>
  )
}
