import { Alert, Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { sumOf } from '../../../shared/base/money.ts'
import type { Warning } from '../../../shared/lifecycle/decision.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { returnableUnits } from '../../../shared/views/order-facts.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { warningSentence } from '../../../shared/views/warning-sentence.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import { leadsToUnread } from '../../components/unread-amount.ts'
import { useKeys } from '../../components/use-keys.ts'
import { clockText } from '../../i18n/format.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useTimeZone } from '../order/use-time-zone.ts'
import type { KeptDraft } from './draft-storage.ts'
import { keptMoment } from './kept-moment.ts'
import styles from './return-wizard.module.css'
import { StepBar } from './step-bar.tsx'
import { WIZARD_STEPS, type WizardStepId } from './wizard-draft.ts'

interface WizardFrameProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly step: WizardStepId
  readonly keptAt: string | null
  /** The draft this goes on from, of another day or person perhaps. */
  readonly restored: KeptDraft | null
  readonly warnings: readonly Warning[]
  readonly refusal: Refusal | null
  readonly forwardLabel: string
  readonly isBusy: boolean
  readonly children: ReactNode
  onForward(): void
  onBack(): void
  onStep(step: WizardStepId): void
}

/** The same frame around every step: where one is, what stands in the way, back and on. */
export function WizardFrame(props: WizardFrameProps) {
  const { order, shipment, step, refusal, onBack } = props
  const form = useRef<HTMLFormElement>(null)
  const onForward = () => {
    if (!leadsToUnread(form.current)) props.onForward()
  }
  useKeys({ Enter: onForward, Escape: onBack })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onForward()
  }
  const onEscape = (event: React.KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onBack()
  }
  return (
    <form ref={form} className={styles.wizard} onSubmit={submit} onKeyDown={onEscape}>
      <WizardTitle order={order} shipment={shipment} />
      <StepBar current={step} onStep={props.onStep} />
      <StepHeading key={step} step={step} />
      {props.warnings.map((warning) => (
        <Alert key={warning.code} color="yellow" className={styles.notice} role="status">
          {say('{warning} The goods can still be taken back.', { warning: warningSentence(warning) })}
        </Alert>
      ))}
      {props.children}
      {refusal && <RefusalAlert refusal={refusal} />}
      <footer className={styles.foot}>
        <Button variant="default" size="md" onClick={onBack}>
          {say('Back')}
        </Button>
        <Button type="submit" size="md" loading={props.isBusy} rightSection={<kbd>Enter</kbd>}>
          {props.forwardLabel}
        </Button>
        <p className={styles.kept}>{keptText(props.keptAt, props.restored)}</p>
      </footer>
    </form>
  )
}

function WizardTitle({ order, shipment }: { readonly order: Order; readonly shipment: Shipment }) {
  const timeZone = useTimeZone(order.storeId)
  const units = sumOf(shipment.lines, (line) => line.quantity)
  const facts = [
    order.buyerName,
    shipment.shippedAt === null ? '' : say('shipped {date}', { date: dateText(shipment.shippedAt, timeZone) }),
    say('{returnable, number} of {units, plural, one {# unit} other {# units}} may come back', {
      returnable: returnableUnits(order, shipment),
      units,
    }),
  ]
  return (
    <header className={styles.title}>
      <h1>{sayNodes('Return from {number}', { number: <bdi>{shipment.number}</bdi> })}</h1>
      <p className={styles.quiet}>{factsLine(facts)}</p>
    </header>
  )
}

/** Takes the focus when its step begins, so that a screen reader says where one is and keys start from the top. */
function StepHeading({ step }: { readonly step: WizardStepId }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const words = HEADINGS[step] ?? WIZARD_STEPS.find((each) => each.id === step)?.label
  return (
    <h2 ref={heading} tabIndex={-1} className={styles.heading}>
      {words ? say(words) : ''}
    </h2>
  )
}

const HEADINGS: Readonly<Partial<Record<WizardStepId, Message>>> = {
  items: msg('What comes back?'),
  reason: msg('Why, and in what condition?'),
  stock: msg('Where does it go?'),
  refund: msg('What is given back?'),
  review: msg('Is this right?'),
}

function RefusalAlert({ refusal }: { readonly refusal: Refusal }) {
  const { sentence, nextStep } = refusalSentence(refusal)
  return (
    <Alert color="red" className={styles.notice} role="alert" title={sentence}>
      {nextStep}
    </Alert>
  )
}

function keptText(keptAt: string | null, restored: KeptDraft | null): string {
  if (keptAt !== null) return say('Draft kept {time} · nothing is recorded before the last step', { time: clockText(keptAt) })
  if (restored === null) return say('Nothing is recorded before the last step.')
  const { by: person } = restored
  return say('Draft from {time} by {person} taken up again · nothing is recorded before the last step', {
    time: keptMoment(restored.keptAt),
    person,
  })
}
