import { useEffect, useRef, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Dispatch, Shipment } from '../../../shared/lifecycle/shipment.ts'
import { shipmentChip } from '../../../shared/views/order-facts.ts'
import { expectedWeight, packLinesOf, packProgressOf } from '../../../shared/views/packing.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { useActionStarter } from '../../actions/action-host.tsx'
import { claimShipment } from '../../actions/claim-shipment.ts'
import { suggestedDispatch } from '../../actions/complete-shipment.tsx'
import { putOnHold } from '../../actions/put-on-hold.tsx'
import { Chip } from '../../components/chip.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useKeys } from '../../components/use-keys.ts'
import { scannerSettings } from '../../scanner/kept-settings.ts'
import type { ScanAnswer, Verdict } from '../../scanner/scan.ts'
import { playTone } from '../../scanner/tones.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { navigate } from '../../state/navigate.ts'
import { announce } from '../../state/notices.ts'
import { useMark } from '../../state/use-marks.ts'
import { useSentFor } from '../../state/use-sent-for.ts'
import { ByHandDialog } from './by-hand-dialog.tsx'
import { CurrentLine } from './current-line.tsx'
import { PackFoot } from './pack-foot.tsx'
import { PackLines } from './pack-lines.tsx'
import styles from './pack-screen.module.css'
import { type PackStep, stepOf } from './pack-step.ts'
import { tallyUp } from './pack-tally.ts'
import { leaving, type PackVerdict, spoken } from './pack-verdict.ts'
import { done, nextLine, parcelNow } from './packing-deeds.ts'
import { nextParcel } from './parcel-of-scan.ts'
import { ParcelPanel } from './parcel-panel.tsx'
import { printParcelPaper } from './parcel-paper.ts'
import { ShortPickDialog } from './short-pick-dialog.tsx'
import { useBox } from './use-box.ts'
import { useClaim } from './use-claim.ts'
import { usePacking } from './use-packing.ts'
import { useUnhurried } from './use-unhurried.ts'
import { VerdictBoard } from './verdict-board.tsx'

interface PackBenchProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly context: ActionContext
}

/** One parcel on the table. */
export function PackBench({ order, shipment, context }: PackBenchProps) {
  const items = useDeskState((state) => state.items)
  const mark = useMark(order.id)
  const { start } = useActionStarter()
  const [dispatch, setDispatch] = useState<Dispatch>(() => suggestedDispatch(order, shipment.id, context.rules.settings))
  const [weight, setWeight] = useState<number | null>(shipment.weight ?? null)
  const weightField = useRef<HTMLInputElement>(null)
  const [dialog, setDialog] = useState<'short' | 'by-hand' | null>(null)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const lines = packLinesOf(order, shipment, (id) => items[id])
  const progress = packProgressOf(lines)
  const sentFor = useSentFor(shipment.id)
  const step = stepOf({ order, shipment, dispatch, isSent: sentFor() }, context)
  const change = (changes: Partial<Dispatch>) => setDispatch((before) => ({ ...before, ...changes }))
  useClaim(order, shipment, context)

  const toNext = async (): Promise<null> => {
    const parcel = await nextParcel({ orderId: order.id, shipmentId: shipment.id })
    navigate({ screen: 'pack', orderId: parcel?.orderId ?? null, shipmentId: parcel?.shipmentId ?? null })
    return null
  }
  const advance = async (): Promise<Awaited<ScanAnswer>> => {
    const parcel = parcelNow(order.id, shipment.id)
    if (!parcel) return null
    const now = stepOf({ ...parcel, dispatch, isSent: sentFor() }, context)
    if (now.is === 'next') return toNext()
    if (now.is === 'good-to-go') {
      const hindered = await done(parcel.order, { name: 'SetGoodToGo', args: { shipmentId: shipment.id } }, context)
      return tell(hindered ?? ok(say('Good-to-go'), say('{number} is packed. P prints its label.', { number: shipment.number })))
    }
    const isNewlyWeighed = weight !== null && weight !== (parcel.shipment.weight ?? null)
    if (isNewlyWeighed) await done(parcel.order, { name: 'EditShipment', args: { shipmentId: shipment.id, details: { weight } } }, context)
    const weighed = parcelNow(order.id, shipment.id) ?? parcel
    const hindered = await done(weighed.order, { name: 'CompleteShipment', args: { shipmentId: shipment.id, dispatch } }, context)
    if (hindered) return tell(hindered)
    tallyUp('parcels', new Date())
    return tell(leaving((parcelNow(order.id, shipment.id) ?? weighed).shipment, sentFor()))
  }
  const print = async (): Promise<Awaited<ScanAnswer>> => {
    const kind = shipment.isGoodToGo ? 'label' : 'packingSlip'
    return tell(await printParcelPaper({ kind, orderId: order.id, shipmentId: shipment.id }, context))
  }
  const leave = () => navigate({ screen: 'order', id: order.id })
  const packing = usePacking({ orderId: order.id, shipmentId: shipment.id }, context, {
    advance,
    next: toNext,
    print,
    leave,
    open: (parcel) => navigate({ screen: 'pack', ...parcel }),
    takeTracking: (code) => {
      const parcel = parcelNow(order.id, shipment.id)
      if (!parcel || dispatch.trackingNumber !== '') return null
      if (stepOf({ ...parcel, dispatch, isSent: sentFor() }, context).is !== 'complete') return null
      change({ trackingNumber: code })
      return ok(say('Tracking number'), code)
    },
  })
  const tell = (verdict: PackVerdict): Verdict => {
    packing.show(verdict)
    return spoken(verdict)
  }
  const boxes = useBox(order, shipment, context, packing.show)
  const verdict = useLeavingVerdict(packing.verdict, shipment, sentFor())
  const currentId = chosenId ?? packing.lastLineId ?? nextLine(lines)?.shipmentLineId ?? null
  // What is written down to be sent is as good as gone: nothing typed here would reach it.
  const isOpen = step.is !== 'next'

  const forward = useUnhurried(advance)
  useKeys({
    Enter: forward,
    e: forward,
    u: packing.undo,
    m: () => isOpen && !progress.isWhole && setDialog('short'),
    b: () => isOpen && !progress.isWhole && setDialog('by-hand'),
    h: () => start({ action: putOnHold, target: { order } }),
    w: () => {
      weightField.current?.focus()
      weightField.current?.select()
    },
    c: () => start({ action: claimShipment, target: { order, shipmentId: shipment.id } }),
    p: () => void print(),
    n: () => void toNext(),
    Escape: leave,
  })

  const current = lines.find((line) => line.shipmentLineId === currentId && line.packed < line.need) ?? nextLine(lines)
  const chosenBox = boxes.boxes.find(({ name }) => name === boxes.box)
  const chip = shipmentChip(shipment)
  return (
    <div className={styles.bench}>
      <header className={styles.head}>
        <h1>
          {say('Pack {number}', { number: shipment.number })}
          {mark && <PendingMark mark={mark} />}
        </h1>
        <Chip tone={chip.tone}>{chip.text}</Chip>
        <p>{factsLine([order.buyerName, order.shippingMethodName])}</p>
        {isOpen && (
          <p className={styles.claim}>
            {shipment.claimedBy ? say('Claimed by {actorName}', { actorName: shipment.claimedBy.actorName }) : say('Claimed by nobody')}
          </p>
        )}
      </header>
      <section className={styles.left} aria-label={say('Items')}>
        <CurrentLine line={current} />
        <PackLines lines={lines} currentId={currentId} choose={setChosenId} />
        <p className={styles.quiet}>{progressWords(progress)}</p>
      </section>
      <section className={styles.right} aria-label={say('Parcel')}>
        <VerdictBoard verdict={verdict ?? (isOpen ? anothers(shipment, context) : null) ?? atRest(progress, step.is)} />
        <ParcelPanel
          settings={context.rules.settings}
          dispatch={dispatch}
          weight={weight}
          weightField={weightField}
          expectedWeight={expectedWeight(progress, chosenBox, dispatch.numberOfPackages)}
          boxes={boxes}
          step={step}
          isOpen={isOpen}
          isWhole={progress.isWhole}
          change={change}
          setWeight={setWeight}
          advance={forward}
          shortPick={() => setDialog('short')}
          byHand={() => setDialog('by-hand')}
          toNext={() => void toNext()}
        />
      </section>
      <PackFoot />
      {dialog === 'short' && (
        <ShortPickDialog
          order={order}
          shipment={shipment}
          lines={lines}
          current={current}
          context={context}
          close={() => setDialog(null)}
        />
      )}
      {dialog === 'by-hand' && current && <ByHandDialog line={current} tick={packing.tick} close={() => setDialog(null)} />}
    </div>
  )
}

function ok(title: string, text: string): PackVerdict {
  return { tone: 'ok', title, text }
}

/** What was said of the leaving parcel, as things stand now: the answer of the provider or the hub comes after the question. */
function useLeavingVerdict(said: PackVerdict | null, shipment: Shipment, isSent: boolean): PackVerdict | null {
  const verdict = said?.isLeaving ? leaving(shipment, isSent) : said
  const saidTitle = said?.title
  const title = verdict?.title
  const tone = verdict?.tone
  const words = verdict ? spoken(verdict).text : ''
  useEffect(() => {
    if (title === saidTitle || tone === undefined) return
    announce(words)
    playTone(tone === 'wrong' ? 'wrong' : 'ok', scannerSettings().volume)
  }, [title, saidTitle, tone, words])
  return verdict
}

/** Two people over one parcel is what a claim is for: it is read before the first unit, not in the corner. */
function anothers({ claimedBy }: Shipment, { person }: ActionContext): PackVerdict | null {
  if (claimedBy === null || claimedBy.actorId === person.id) return null
  const { actorName } = claimedBy
  return {
    tone: 'wait',
    title: say('Claimed by {actorName}', { actorName }),
    text: say('Ask {actorName} before you pack it. Another parcel: N.', { actorName }),
  }
}

/** What is read before the first scan; a parcel may come back half packed, or whole. */
function atRest({ packed, isWhole }: ReturnType<typeof packProgressOf>, step: PackStep['is']): PackVerdict {
  const title = isWhole ? say('All in') : packed === 0 ? say('Scan the first unit') : say('Scan the next unit')
  if (!isWhole)
    return { tone: 'rest', title, text: say('Each scan puts one unit into the parcel. Anything else is refused and changes nothing.') }
  return {
    tone: 'rest',
    title,
    text:
      step === 'next'
        ? say('Nothing is left to do for this parcel. Next parcel: Enter.')
        : say('Nothing is left to scan. Next step: Enter.'),
  }
}

function progressWords({ need, packed, isWhole }: ReturnType<typeof packProgressOf>): string {
  return isWhole
    ? say('{need, plural, one {The unit is} other {All # units are}} in the parcel.', { need })
    : say('Good-to-go: not yet. Still to be scanned: {left, number} of {need, plural, one {# unit} other {# units}}.', {
        left: need - packed,
        need,
      })
}
