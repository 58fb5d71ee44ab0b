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
  /** It is offered again as soon as the hub can be reached: that is worth seeing. */
  readonly isForNow?: boolean
}

interface OfferListProps {
  readonly label: string
  readonly offers: readonly Offer[]
  readonly chosen: string | null
  onChoose(id: string): void
}

/** Ways to ship or to pay: those offered to choose from; the others folded away, each with the reason it is not. */
export function OfferList({ label, offers, chosen, onChoose }: OfferListProps) {
  // What was chosen stays in sight when it is offered no longer.
  const shown = offers.filter((offer) => offer.why === null || offer.isForNow || offer.id === chosen)
  const rest = offers.filter((offer) => !shown.includes(offer))
  return (
    <>
      <Radio.Group aria-label={label} value={chosen ?? ''} onChange={onChoose}>
        <div className={styles.offers}>
          {shown.map((offer) => (
            <div key={offer.id} className={styles.offer}>
              <Radio
                value={offer.id}
                label={offer.name}
                disabled={offer.why !== null}
                {...(offer.why === null ? {} : { description: notOffered(offer.why) })}
              />
              {offer.why === null && offer.aside}
            </div>
          ))}
        </div>
      </Radio.Group>
      {rest.length > 0 && <NotOffered offers={rest} isAll={shown.length === 0} />}
    </>
  )
}

function NotOffered({ offers, isAll }: { readonly offers: readonly Offer[]; readonly isAll: boolean }) {
  const count = offers.length
  return (
    <details className={styles.notOffered} open={isAll || undefined}>
      <summary>
        {isAll
          ? say('None is offered here')
          : say('{count, plural, one {# more is not offered here} other {# more are not offered here}}', { count })}
      </summary>
      <ul>
        {offers.map(({ id, name, why }) => (
          <li key={id}>
            <bdi>{name}</bdi> <span className={styles.quiet}>{notOffered(why ?? '')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function notOffered(why: string): string {
  return say('Not offered: {why}.', { why: told(why) })
}
