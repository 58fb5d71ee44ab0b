import type { Order } from '../../../shared/lifecycle/order.ts'
import { findShipment } from '../../../shared/lifecycle/quantities.ts'
import type { Refusal } from '../../../shared/lifecycle/refusal.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { type PackLine, packLinesOf, packProgressOf } from '../../../shared/views/packing.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext, Intent } from '../../actions/action.ts'
import { issueIntent } from '../../actions/issue-intent.ts'
import { tryIntent } from '../../actions/try-intent.ts'
import { knownCode } from '../../scanner/known-code.ts'
import type { Scan } from '../../scanner/scan.ts'
import { deskState } from '../../state/desk-state.ts'
import { findAllItems } from '../../state/issue-command.ts'
import { shownStateOf } from '../../state/use-order.ts'
import { tallyUp } from './pack-tally.ts'
import { allIn, oneTooMany, type PackVerdict, takenOut, unitIn, unknownCode, wrongItem } from './pack-verdict.ts'

/** A parcel as it is now, with what this window has not had confirmed yet. Scans come faster than pictures, so it is read anew each time. */
export interface OpenParcel {
  readonly order: Order
  readonly shipment: Shipment
  readonly lines: readonly PackLine[]
}

export function parcelNow(orderId: string, shipmentId: string): OpenParcel | null {
  const state = deskState()
  const { order } = shownStateOf(state, orderId)
  const shipment = order && findShipment(order, shipmentId)
  if (!order || !shipment) return null
  return { order, shipment, lines: packLinesOf(order, shipment, (id) => state.items[id]) }
}

/** What packs the scanned unit; null when the code is of no item. */
export async function packScanned(parcel: OpenParcel, scan: Scan, context: ActionContext): Promise<PackVerdict | null> {
  const line = lineOfScan(parcel.lines, scan)
  if (line) return packUnit(parcel, line, context)
  const items = await Promise.all(scan.codes.map((code) => findAllItems(code)))
  const item = items.flat().find(({ sku, ean }) => knownCode(scan, [sku, ean]) !== null)
  return item ? wrongItem(`${item.productName} (${item.sku})`, nextLine(parcel.lines)) : null
}

/** Packs one unit of a line; `byHand` says why it was not scanned. The verdict comes as soon as the unit is kept for good. */
export async function packUnit(parcel: OpenParcel, line: PackLine, context: ActionContext, byHand?: string): Promise<PackVerdict> {
  if (line.packed >= line.need) return oneTooMany(line)
  const { order, shipment } = parcel
  const code = line.sku || line.ean
  const args = { shipmentId: shipment.id, code, ...(byHand === undefined ? {} : { byHand }) }
  const hindered = await done(order, { name: 'ScanItem', args }, context)
  if (hindered) return hindered
  tallyUp('units', new Date())
  const now = parcelNow(order.id, shipment.id) ?? parcel
  const { isWhole, need } = packProgressOf(now.lines)
  return isWhole ? allIn(need, now.shipment.isGoodToGo) : unitIn(line, line.packed + 1)
}

/** A whole parcel is good-to-go; answers so once that is kept, and null where there is nothing to say. */
export async function makeReady(orderId: string, shipmentId: string, context: ActionContext): Promise<PackVerdict | null> {
  const parcel = parcelNow(orderId, shipmentId)
  if (!parcel || parcel.shipment.isGoodToGo || !packProgressOf(parcel.lines).isWhole) return null
  const hindered = await done(parcel.order, { name: 'SetGoodToGo', args: { shipmentId } }, context)
  return hindered ? null : allIn(packProgressOf(parcel.lines).need, true)
}

/** Takes the unit that went in last out again. */
export async function unpackUnit(parcel: OpenParcel, line: PackLine, context: ActionContext): Promise<PackVerdict> {
  const args = { shipmentId: parcel.shipment.id, shipmentLineId: line.shipmentLineId }
  return (await done(parcel.order, { name: 'UnpackItem', args }, context)) ?? takenOut(line, line.packed - 1)
}

/** A code that is no item, no order and no card: nothing was done. */
export function nobodyKnows(parcel: OpenParcel, code: string): PackVerdict {
  return unknownCode(code, nextLine(parcel.lines))
}

/** Does it, and answers null once it is kept for good; else why it was not done. */
export async function done(order: Order, intent: Intent, context: ActionContext): Promise<PackVerdict | null> {
  const aggregate = { type: 'order', id: order.id } as const
  const decision = tryIntent(intent, aggregate, { selection: null, order, deleted: false }, { ...context, now: new Date().toISOString() })
  if (decision.outcome === 'refused') return refusedBy(decision.refusal)
  if (decision.outcome === 'accepted-no-effect') return null
  const result = await issueIntent(intent, aggregate)
  if (result.status === 'refused') return refusedBy(result.refusal)
  return result.status === 'not-saved' ? { tone: 'wrong', title: say('Not saved'), text: result.sentence } : null
}

function refusedBy(refusal: Refusal): PackVerdict {
  const { sentence, nextStep } = refusalSentence(refusal)
  return { tone: 'wrong', title: say('Not done'), text: `${sentence} ${nextStep}` }
}

export function nextLine(lines: readonly PackLine[]): PackLine | undefined {
  return lines.find(({ packed, need }) => packed < need)
}

function lineOfScan(lines: readonly PackLine[], scan: Scan): PackLine | undefined {
  const meant = lines.filter(({ sku, ean }) => knownCode(scan, [sku, ean]) !== null)
  return meant.find(({ packed, need }) => packed < need) ?? meant[0]
}
