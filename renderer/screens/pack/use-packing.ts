import { useEffect, useRef, useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { clearVerdict } from '../../scanner/shown-verdict.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { announce } from '../../state/notices.ts'
import { noteRefused } from './pack-tally.ts'
import { nothingToTakeOut, type PackVerdict, spoken } from './pack-verdict.ts'
import { makeReady, nobodyKnows, packScanned, packUnit, parcelNow, unpackUnit } from './packing-deeds.ts'
import { type Parcel, parcelOfScan } from './parcel-of-scan.ts'

interface PackingWays {
  /** The step forward: good-to-go, complete, next. */
  advance(): ScanAnswer
  next(): ScanAnswer
  print(): ScanAnswer
  leave(): void
  open(parcel: Parcel): void
  /** A parcel that is ready takes a code nobody knows as its tracking number. */
  takeTracking(code: string): PackVerdict | null
}

export interface Packing {
  /** What came of the last scan or key; null while nothing was done. */
  readonly verdict: PackVerdict | null
  /** The line that was touched last. */
  readonly lastLineId: string | null
  show(verdict: PackVerdict): void
  undo(): void
  tick(shipmentLineId: string, reason: string): void
}

/** Scans and keys of one parcel. Every answer is read from the state as it is at that moment. */
export function usePacking({ orderId, shipmentId }: Parcel, context: ActionContext, ways: PackingWays): Packing {
  const [verdict, setVerdict] = useState<PackVerdict | null>(null)
  /** Lines in the order in which units went in, for taking them out again. */
  const packedLines = useRef<string[]>([])
  const [lastLineId, setLastLineId] = useState<string | null>(null)
  const latest = useRef({ context, ways })
  latest.current = { context, ways }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another parcel begins with a clean table
  useEffect(() => {
    packedLines.current = []
    setVerdict(null)
    setLastLineId(null)
  }, [orderId, shipmentId])

  const show = (shown: PackVerdict): ScanAnswer => {
    if (shown.tone === 'wrong') noteRefused(parcelNow(orderId, shipmentId)?.shipment.number ?? '', shown, new Date())
    // What the window said of a scan before is over.
    clearVerdict()
    setVerdict(shown)
    return spoken(shown)
  }

  /** The judgement is shown at once; that the parcel is good-to-go with it follows, where nothing else was judged meanwhile. */
  const showPacked = (came: PackVerdict): ScanAnswer => {
    const followUp = async () => {
      const ready = await makeReady(orderId, shipmentId, latest.current.context)
      if (!ready) return
      setVerdict((shown) => (shown === came ? ready : shown))
      announce(spoken(ready).text)
    }
    if (came.tone === 'ok') void followUp()
    return show(came)
  }

  const noteGrown = (before: ReadonlyMap<string, number>) => {
    const grown = parcelNow(orderId, shipmentId)?.lines.find((line) => line.packed > (before.get(line.shipmentLineId) ?? 0))
    if (!grown) return
    packedLines.current.push(grown.shipmentLineId)
    setLastLineId(grown.shipmentLineId)
  }

  const scanned = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const parcel = parcelNow(orderId, shipmentId)
    if (!parcel) return null
    const packedBefore = new Map(parcel.lines.map((line) => [line.shipmentLineId, line.packed]))
    const came = await packScanned(parcel, scan, latest.current.context)
    noteGrown(packedBefore)
    if (came) return showPacked(came)
    const other = await parcelOfScan(scan)
    if (other) {
      latest.current.ways.open(other)
      return { tone: 'ok', text: say('Parcel {code} is on the table', { code: scan.code }) }
    }
    return show(latest.current.ways.takeTracking(scan.code) ?? nobodyKnows(parcel, scan.code))
  }

  const undo = async (): Promise<Awaited<ScanAnswer>> => {
    const parcel = parcelNow(orderId, shipmentId)
    const lastId = packedLines.current.at(-1)
    const line = parcel?.lines.find((each) => each.shipmentLineId === lastId && each.packed > 0)
    if (!parcel || !line) return show(nothingToTakeOut())
    packedLines.current.pop()
    setLastLineId(line.shipmentLineId)
    return show(await unpackUnit(parcel, line, latest.current.context))
  }

  const tick = async (shipmentLineId: string, reason?: string): Promise<Awaited<ScanAnswer>> => {
    const parcel = parcelNow(orderId, shipmentId)
    const line = parcel?.lines.find((each) => each.shipmentLineId === shipmentLineId)
    if (!parcel || !line) return null
    const packedBefore = new Map(parcel.lines.map((each) => [each.shipmentLineId, each.packed]))
    const came = await packUnit(parcel, line, latest.current.context, reason)
    noteGrown(packedBefore)
    return showPacked(came)
  }

  const quantity = async (change: number): Promise<Awaited<ScanAnswer>> => {
    let answer: Awaited<ScanAnswer> = null
    const lineId = packedLines.current.at(-1)
    for (let unit = 0; unit < Math.abs(change) && lineId !== undefined; unit += 1) answer = await (change > 0 ? tick(lineId) : undo())
    return answer
  }

  useScans(scanned, {
    showsVerdict: true,
    commands: {
      confirm: () => latest.current.ways.advance(),
      next: () => latest.current.ways.next(),
      print: () => latest.current.ways.print(),
      cancel: () => {
        latest.current.ways.leave()
        return null
      },
      undo,
      quantity,
    },
  })

  return {
    verdict,
    lastLineId,
    show: (shown) => void show(shown),
    undo: () => void undo(),
    tick: (lineId, reason) => void tick(lineId, reason),
  }
}
