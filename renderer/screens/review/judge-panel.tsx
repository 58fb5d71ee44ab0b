import { useState } from 'react'
import type { HoldReason, Order } from '../../../shared/lifecycle/order.ts'
import { say } from '../../../shared/wording/say.ts'
import { type Availability, availabilityOfIntent } from '../../actions/availability.ts'
import { ReasonedButton } from '../../actions/reasoned-button.tsx'
import { useActionContext } from '../../actions/use-action-context.ts'
import { useKeys } from '../../components/use-keys.ts'
import { useOrder } from '../../state/use-order.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import type { Deed, Preset } from './deed.ts'
import { DeedPanel } from './deed-panel.tsx'
import { EvidencePanel } from './evidence-panel.tsx'
import styles from './review-screen.module.css'

interface JudgePanelProps {
  readonly deeds: readonly Deed[]
  readonly orderId: string | null
  /** Orders that are judged together; empty where it is the current one. */
  readonly chosen: readonly string[]
  readonly reason: HoldReason | null
  judge(deed: Deed, orderIds: readonly string[], words: string, preset: Preset | null): void
  /** Gives the list the focus. */
  focus(): void
}

/** What is known of the current order, and what can be done with it. */
export function JudgePanel({ orderId, ...rest }: JudgePanelProps) {
  if (orderId === null) return <div className={styles.side} />
  return <JudgeOrder key={orderId} orderId={orderId} {...rest} />
}

function JudgeOrder({ deeds, orderId, chosen, reason, judge, focus }: JudgePanelProps & { readonly orderId: string }) {
  const shown = useOrder(orderId)
  if (!shown.order) return <p className={styles.side}>{absenceSentence(shown)}</p>
  return (
    <div className={styles.side}>
      <EvidencePanel
        order={shown.order}
        deeds={<Deeds order={shown.order} deeds={deeds} chosen={chosen} reason={reason} judge={judge} focus={focus} />}
      />
    </div>
  )
}

function Deeds({ order, deeds, chosen, reason, judge, focus }: Omit<JudgePanelProps, 'orderId'> & { readonly order: Order }) {
  const [asking, setAsking] = useState<Deed | null>(null)
  const context = useActionContext()
  const subjects = chosen.length === 0 ? [order.id] : chosen
  const availabilityOf = (deed: Deed): Availability => {
    const intent = deed.intent(order, '…')
    if (context === null || intent === null) return { is: 'absent' }
    return availabilityOfIntent(intent, { order }, context)
  }
  const offers = deeds.map((deed) => ({ deed, availability: availabilityOf(deed) }))
  const begin = (deed: Deed) => {
    if (availabilityOf(deed).is === 'possible') setAsking(deed)
  }
  useKeys(Object.fromEntries(deeds.map((deed) => [deed.key, () => begin(deed)])))
  if (asking) {
    return (
      <DeedPanel
        deed={asking}
        about={{ reason, order: subjects.length === 1 ? order : null }}
        count={subjects.length}
        done={(words, preset) => {
          setAsking(null)
          judge(asking, subjects, words, preset)
        }}
        cancel={() => {
          setAsking(null)
          focus()
        }}
      />
    )
  }
  return (
    <section className={styles.deeds} aria-label={say('Decide')}>
      {chosen.length > 0 && (
        <p className={styles.together}>
          {say('{count, plural, one {# order is} other {# orders are}} judged together', { count: chosen.length })}
        </p>
      )}
      {offers.map(({ deed, availability }, index) => (
        <ReasonedButton
          key={deed.id}
          label={say(deed.label)}
          keyHint={deed.key.toUpperCase()}
          availability={availability}
          variant={index === 0 ? 'filled' : 'default'}
          onPress={() => begin(deed)}
        />
      ))}
    </section>
  )
}
