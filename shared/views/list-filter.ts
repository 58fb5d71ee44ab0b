import type { ListFilter, ListView, MoneyState, RowFilter, RowView } from '../lifecycle/list-view.ts'
import type { ShippingMethod } from '../lifecycle/settings.ts'
import type { PaymentFacts } from './payment-label.ts'
import type { QueueRow } from './queue-row.ts'
import { QUEUE_IDS, type QueueId } from './queues.ts'
import { normalisedWords, queryWords } from './search-words.ts'
import type { Standing } from './standing.ts'

const DAY_MS = 24 * 3600 * 1000

/** In which queues an order of each status stands, at least in one of them; a flagged one stands in those of its flags alone. */
const QUEUES_OF_STATUS: Readonly<Record<number, readonly QueueId[]>> = {
  1: ['pending', 'held', 'waitingForPayment'],
  2: ['confirmed', 'held', 'waitingForPayment'],
  3: ['processing', 'held', 'waitingForPayment'],
  4: ['completed'],
  5: ['archived'],
  6: ['cancelled'],
}

const ANY_STATUS: readonly number[] = [1, 2, 3, 4, 5, 6]

/** The queues a view is read from; one order may stand in several of them. A queue this version does not know holds nothing. */
export function basesOf({ base, filter }: Pick<ListView, 'base' | 'filter'>): readonly QueueId[] {
  if (base !== 'all') return QUEUE_IDS.filter((queue) => queue === base)
  return [...new Set((filter.statuses ?? ANY_STATUS).flatMap((status) => QUEUES_OF_STATUS[status] ?? []))]
}

/** The filter as rows can be asked it: carriers by the methods they have now. What is collected leaves with no carrier. */
export function rowFilterOf({ carriers, ...filter }: ListFilter, known: readonly ShippingMethod[]): RowFilter {
  if (!carriers) return filter
  const theirs = known.flatMap(({ name, carrierId, pickup }) => (!pickup && carriers.includes(carrierId) ? [name] : []))
  const { methods = theirs } = filter
  return { ...filter, methods: [...new Set(theirs)].filter((name) => methods.includes(name)) }
}

/** Whether something that stands so belongs into the view at that time. */
export function isInView(view: RowView, { row, queues }: Pick<Standing, 'row' | 'queues'>, now: string): boolean {
  const bases = basesOf(view)
  return queues.some((queue) => bases.includes(queue)) && passes(view.filter, row, now)
}

/** Whether a row is one the filter lets through. */
export function passes(filter: RowFilter, row: QueueRow, now: string): boolean {
  const { statuses, holds, money, methods, tags, fromDays, underDays, claim, customer, stores } = filter
  const age = Date.parse(now) - Date.parse(row.orderDate)
  return (
    (!statuses || statuses.includes(row.status)) &&
    (!holds || row.holds.some((hold) => holds.includes(hold))) &&
    (!money || money.includes(moneyState(row))) &&
    (!methods || methods.includes(row.shippingMethod)) &&
    (!tags || row.tags.some((tag) => tags.includes(tag))) &&
    (fromDays === undefined || age >= fromDays * DAY_MS) &&
    (underDays === undefined || age < underDays * DAY_MS) &&
    (claim === undefined || isClaimed(claim, row)) &&
    (customer === undefined || isCalled(row.customer, customer)) &&
    (!stores || (row.storeId !== undefined && stores.includes(row.storeId)))
  )
}

/** Where the money stands, in one of five words: what a refund has emptied is no longer paid. */
export function moneyState(facts: Pick<PaymentFacts, 'total' | 'paid' | 'net' | 'authorized'>): MoneyState {
  const { total, paid, net, authorized } = facts
  if (paid > 0 && net <= 0) return 'refunded'
  if (paid >= total) return 'paid'
  if (paid > 0) return 'partly'
  return authorized > 0 ? 'authorized' : 'unpaid'
}

/** How many parts of the filter say something. */
export function filterCount(filter: ListFilter): number {
  return Object.values(filter).filter((part) => part !== undefined).length
}

function isClaimed(claim: Exclude<RowFilter['claim'], undefined>, { claimedBy }: QueueRow): boolean {
  if (claim === 'nobody') return claimedBy === undefined
  return claim === 'somebody' ? claimedBy !== undefined : claimedBy === claim.name
}

function isCalled(name: string, wanted: string): boolean {
  const words = normalisedWords(name)
  return queryWords(wanted).every((word) => words.some((each) => each.startsWith(word)))
}
