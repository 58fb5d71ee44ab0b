import { Button } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { PaymentMethod } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { packLinesOf } from '../../../shared/views/packing.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { printAndTell } from '../../actions/print-and-tell.ts'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { scannerSettings } from '../../scanner/kept-settings.ts'
import { playTone } from '../../scanner/tones.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { hrefOf } from '../../state/route.ts'
import { useMark } from '../../state/use-marks.ts'
import { useSentFor } from '../../state/use-sent-for.ts'
import type { PackVerdict } from '../pack/pack-verdict.ts'
import { useClaim } from '../pack/use-claim.ts'
import { VerdictBoard } from '../pack/verdict-board.tsx'
import { CollectPayment } from './collect-payment.tsx'
import { type CheckKind, CollectorCheckFields, checkAt } from './collector-check.tsx'
import styles from './hand-over.module.css'
import { handOver, takePayment } from './hand-over-deeds.ts'
import { PickupItems } from './pickup-items.tsx'
import { type PickupStep, pickupStepOf } from './pickup-step.ts'
import { usePickupScans } from './use-pickup-scans.ts'
import { collectorHintOf } from './who-collects.ts'

interface PickupCardProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly context: ActionContext
  next(): void
}

/** One parcel on the counter: who collects it, what is in it, what is to pay, and the one button that lets it go. */
export function PickupCard({ order, shipment, context, next }: PickupCardProps) {
  const items = useDeskState((state) => state.items)
  const mark = useMark(order.id)
  const sentFor = useSentFor(shipment.id)
  const [checked, setChecked] = useState<CheckKind | null>(null)
  const [collector, setCollector] = useState('')
  const [fault, setFault] = useState<PackVerdict | null>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [tendered, setTendered] = useState<number | null>(null)
  const isBusy = useRef(false)
  const step = pickupStepOf({ order, shipment, isSent: sentFor() }, context)
  // What is painted is not kept yet: nobody is told to let go before it is.
  const isOver = !isSaving && (step.is === 'gone' || step.is === 'waits')
  useClaim(order, shipment, context)

  const once = async (deed: () => Promise<PackVerdict | null>) => {
    // Two presses are one: the second was made before anybody could read what the first did.
    if (isBusy.current) return
    isBusy.current = true
    setIsSaving(true)
    try {
      const hindered = await deed()
      setFault(hindered)
      if (hindered) playTone('wrong', scannerSettings().volume)
    } finally {
      isBusy.current = false
      setIsSaving(false)
    }
  }
  const go = () => {
    if (isOver) return next()
    if (step.is !== 'hand-over') return
    if (checked === null) return setFault({ tone: 'wrong', title: say('Not yet'), text: say('Say first what you compared.') })
    void once(() => handOver(order, shipment, { checked, collector: collector.trim() }, context))
  }
  const pay = (method: PaymentMethod, given: number | null) =>
    void once(async () => {
      const hindered = await takePayment(order, shipment, method, context)
      if (!hindered) setTendered(given)
      return hindered
    })
  const printReceipt = () => void printAndTell({ kind: 'receipt', orderId: order.id, ...(tendered === null ? {} : { tendered }) })
  const check = (kind: CheckKind | undefined) => {
    if (!kind || isOver) return
    setChecked(kind)
    setFault(null)
  }

  usePickupScans((text) => setFault({ tone: 'wrong', title: say('Unknown code'), text }), {
    confirm: () => {
      go()
      return null
    },
    next: () => {
      next()
      return null
    },
  })
  useKeys({
    Enter: go,
    n: next,
    p: () => step.is === 'gone' && printReceipt(),
    1: () => check(checkAt(0)),
    2: () => check(checkAt(1)),
    3: () => check(checkAt(2)),
    Escape: next,
  })

  const submit = (event: FormEvent) => {
    event.preventDefault()
    go()
  }
  const board = fault ?? (isSaving ? saving() : boardOf(step, shipment))
  return (
    <div className={styles.card}>
      <header className={styles.head}>
        <h1>{say('Pick-up {number}', { number: order.number })}</h1>
        {mark && <PendingMark mark={mark} inWords />}
      </header>
      {board && <VerdictBoard verdict={board} name={say('What to do')} />}
      <div className={styles.columns}>
        <div className={styles.side}>
          {step.is === 'pay' && <CollectPayment toPay={step.toPay} currency={order.currency} ways={step.ways} pay={pay} />}
          <PickupItems lines={packLinesOf(order, shipment, (id) => items[id])} />
        </div>
        <div className={styles.side}>
          {step.is === 'blocked' && step.isUnpacked && (
            <Button component="a" variant="default" size="lg" href={hrefOf({ screen: 'pack', orderId: order.id, shipmentId: shipment.id })}>
              {say('Pack and verify')}
            </Button>
          )}
          {isOver ? (
            <div className={styles.over}>
              <Button size="xl" autoFocus rightSection={<kbd>Enter</kbd>} onClick={next}>
                {say('Next customer')}
              </Button>
              {step.is === 'gone' && (
                <Button size="lg" variant="default" rightSection={<kbd>P</kbd>} onClick={printReceipt}>
                  {say('Print the receipt')}
                </Button>
              )}
            </div>
          ) : (
            <form onSubmit={submit} className={styles.go}>
              <CollectorCheckFields
                hint={collectorHintOf(order)}
                checked={checked}
                collector={collector}
                check={check}
                setCollector={setCollector}
              />
              <Button
                type="submit"
                size="xl"
                fullWidth
                rightSection={<kbd>Enter</kbd>}
                {...(step.is === 'hand-over' && checked !== null ? {} : { 'data-disabled': true })}
                aria-disabled={step.is !== 'hand-over' || checked === null}
                aria-describedby={WHY_ID}
              >
                {say('Hand over')}
              </Button>
              <p id={WHY_ID} className={styles.why}>
                {whyNot(step, checked)}
              </p>
            </form>
          )}
        </div>
      </div>
    </div>
  )
}

const WHY_ID = 'hand-over-why'

function saving(): PackVerdict {
  return { tone: 'rest', title: say('Saving…'), text: '' }
}

function boardOf(step: PickupStep, { number }: Shipment): PackVerdict | null {
  switch (step.is) {
    case 'gone':
      return { tone: 'ok', title: say('Handed over'), text: say('{number} has been handed over.', { number }) }
    case 'waits':
      return {
        tone: 'wait',
        title: say('Do not hand it over yet'),
        text:
          step.for === 'hub'
            ? say('{number} may go when the hub has captured its payment.', { number })
            : say('{number} may go when its payment is captured. This screen says so at once.', { number }),
      }
    case 'blocked': {
      const { sentence, nextStep } = step.why
      return { tone: 'wrong', title: say('Do not hand it over'), text: `${sentence} ${nextStep}` }
    }
    default:
      return null
  }
}

function whyNot(step: PickupStep, checked: CheckKind | null): string {
  if (step.is === 'pay') return say('Hand over: not yet. It has to be paid first.')
  if (step.is === 'blocked') return say('Hand over: not possible now.')
  return checked === null ? say('Hand over: not yet. Say first what you compared.') : ''
}
