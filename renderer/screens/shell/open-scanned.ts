import type { Order } from '../../../shared/lifecycle/order.ts'
import type { QueueRow } from '../../../shared/views/queue-row.ts'
import { say } from '../../../shared/wording/say.ts'
import { knownCode } from '../../scanner/known-code.ts'
import type { Scan, Verdict } from '../../scanner/scan.ts'
import { deskSession } from '../../state/desk-session.ts'
import { deskState } from '../../state/desk-state.ts'
import { findAllItems } from '../../state/issue-command.ts'
import { navigate } from '../../state/navigate.ts'
import type { Route } from '../../state/route.ts'

/** Opens what a code names where no screen wants the scan: an order by any of its numbers, an item; else says that nobody knows it. */
export async function openScanned(scan: Scan): Promise<Verdict> {
  const [rows, items] = await Promise.all([ordersFound(scan.code), itemsFound(scan)])
  const order = (await orderNumbered(scan, rows)) ?? (items.length === 0 ? await orderNaming(scan, rows) : null)
  if (order) return opened({ screen: 'order', id: order.id }, say('Order {number}', { number: order.number }))
  const [item] = items
  if (item) return opened({ screen: 'stock', itemId: item.id }, item.productName)
  if (rows.length > 0) {
    const text = say('{count, plural, one {# order} other {# orders}} with “{code}”', { count: rows.length, code: scan.code })
    return opened({ screen: 'search', text: scan.code }, text)
  }
  return { tone: 'wrong', text: unknownText(scan) }
}

const LOOKED_INTO = 5

/** By its own number or reference, or by the number of one of its shipments or returns. */
async function orderNumbered(scan: Scan, rows: readonly QueueRow[]): Promise<QueueRow | null> {
  const exact = rows.find((row) => knownCode(scan, [row.number, row.reference]) !== null)
  if (exact) return exact
  const [, number] = /^(.+)-R?\d+$/i.exec(scan.code) ?? []
  if (number === undefined) return null
  return (await ordersFound(number)).find((row) => row.number.toLowerCase() === number.toLowerCase()) ?? null
}

/** By a number that stands inside of it: the carrier's, the customer's, another system's. */
async function orderNaming(scan: Scan, rows: readonly QueueRow[]): Promise<QueueRow | null> {
  if (deskState().line !== 'open') return null
  for (const row of rows.slice(0, LOOKED_INTO)) {
    const { order } = await deskSession().client.orders.get({ id: row.id })
    if (order && knownCode(scan, numbersIn(order)) !== null) return row
  }
  return null
}

function numbersIn(order: Order): readonly string[] {
  const shipments = order.shipments.flatMap(({ trackingNumber, returnTrackingNumber }) => [trackingNumber, returnTrackingNumber])
  return [order.poNumber, ...Object.values(order.externalIds), ...shipments]
}

async function ordersFound(text: string): Promise<readonly QueueRow[]> {
  const { rows } = await deskSession().search(text.slice(0, LONGEST_SEARCH), true)
  return rows.filter((row) => row.kind === 'order')
}

const LONGEST_SEARCH = 200

async function itemsFound(scan: Scan) {
  const found = await Promise.all(scan.codes.map((code) => findAllItems(code)))
  return found.flat().filter(({ sku, ean }) => knownCode(scan, [sku, ean]) !== null)
}

/** The next scan of a series is for the screen that this one opens. */
async function opened(route: Route, text: string): Promise<Verdict> {
  navigate(route)
  await new Promise((resolve) => setTimeout(resolve, SCREEN_STANDS_MS))
  return { tone: 'ok', text }
}

const SCREEN_STANDS_MS = 30

function unknownText({ code, fault }: Scan): string {
  if (fault?.is === 'checkDigit') {
    const { digits, expected } = fault
    return say('“{code}” is misread or misprinted: its last digit should be {expected}. Scan it again.', { code: digits, expected })
  }
  if (fault?.is === 'unreadable') return say('“{code}” is a label that cannot be taken apart. Nothing was opened.', { code })
  return say('Nobody knows “{code}”: no order, no shipment, no item.', { code })
}
