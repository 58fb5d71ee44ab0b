import type { Order } from '../lifecycle/order.ts'
import type { Selection } from '../lifecycle/selection.ts'
import { queueRowOf } from '../views/queue-row.ts'
import { type QueueId, queuesOf, sortKeyOf } from '../views/queues.ts'
import { searchTerms } from '../views/search-terms.ts'
import type { ChangePage, ChangeRow } from './changes.ts'

/**
 * Orders and baskets as lists and search need them, by version ascending: one text per column, one line per thing.
 *
 * A window that begins takes over a hundred thousand of these. Texts cross a wire, a disk and a parser at the speed of copying;
 * a hundred thousand objects do not. No value holds a line break: ids and names of queues have none, terms are letters and
 * digits, and JSON writes its own as `\n`.
 */
export interface PackedListing {
  readonly count: number
  readonly ids: string
  readonly versions: string
  readonly sortKeys: string
  /** The names of the queues, with blanks between them. */
  readonly queues: string
  /** `QueueRow`s as JSON. */
  readonly rows: string
  /** Each term with a blank before it. */
  readonly terms: string
}

/**
 * A page of the feed for a window: `ChangePage` with another form for what is many.
 *
 * With a `listing` every order that stands and every basket that is still open is there instead of in `rows`; deletions, baskets
 * that are over, and all other things stay in `rows`. Where a store has a packed feed of its own, a page from the beginning
 * carries the whole catalogue, stock and settings of its moment, whatever their versions: with them a window can work before it
 * holds every order.
 */
export interface PackedPage extends ChangePage {
  readonly listing: PackedListing | null
  /** How many stand in each queue at `head`. */
  readonly counts: Readonly<Partial<Record<QueueId, number>>>
}

/** Orders and baskets whole, as JSON texts of `{order, selection}` by line, with the version each was read at. */
export interface WholeStates {
  readonly ids: readonly string[]
  readonly versions: readonly number[]
  readonly states: string
}

/** The same as rows of the feed. */
export function rowsOfWhole({ ids, versions, states }: WholeStates): readonly ChangeRow[] {
  const rows: ChangeRow[] = []
  const lines = states.split('\n')
  for (const [line, id] of ids.entries()) {
    const version = versions[line] ?? 0
    const { order, selection } = JSON.parse(lines[line] ?? '{}') as { order: Order | null; selection: Selection | null }
    if (selection) rows.push({ type: 'selection', id, version, row: selection })
    if (order) rows.push({ type: 'order', id, version, row: order })
  }
  return rows
}

/** One thing of a listing before it is packed. */
export interface ListedThing {
  readonly id: string
  readonly version: number
  readonly sortKey: string
  /** Names with blanks between. */
  readonly queues: string
  /** JSON. */
  readonly row: string
  /** Each with a blank before it. */
  readonly terms: string
}

/** What lists and search need of an order or a basket. */
export function listedThing(subject: Order | Selection, version: number): ListedThing {
  return {
    id: subject.id,
    version,
    sortKey: sortKeyOf(subject),
    queues: queuesOf(subject).join(' '),
    row: JSON.stringify(queueRowOf(subject)),
    terms: searchTerms(subject)
      .map((term) => ` ${term}`)
      .join(''),
  }
}

/** The columns of these things, in their order. */
export function packListing(things: readonly ListedThing[]): PackedListing {
  return {
    count: things.length,
    ids: things.map((thing) => thing.id).join('\n'),
    versions: things.map((thing) => thing.version).join('\n'),
    sortKeys: things.map((thing) => thing.sortKey).join('\n'),
    queues: things.map((thing) => thing.queues).join('\n'),
    rows: things.map((thing) => thing.row).join('\n'),
    terms: things.map((thing) => thing.terms).join('\n'),
  }
}

/** A page of whole rows in packed form: says of orders and baskets what lists need, and of everything else the same. */
export function packRows(rows: readonly ChangeRow[]): { readonly listing: PackedListing; readonly rows: readonly ChangeRow[] } {
  const ordered = new Set(rows.flatMap((row) => (row.type === 'order' && row.row !== null ? [row.id] : [])))
  const things: ListedThing[] = []
  const others: ChangeRow[] = []
  for (const row of rows) {
    if (row.type === 'order' && row.row !== null) things.push(listedThing(row.row, row.version))
    else if (row.type === 'selection' && row.row !== null && queuesOf(row.row).length > 0) things.push(listedThing(row.row, row.version))
    // The basket an order was made of is over, and the order says all that lists need of it.
    else if (row.type !== 'selection' || row.row === null || !ordered.has(row.id)) others.push(row)
  }
  return { listing: packListing(things), rows: others }
}

/** The things of a listing again, in its order. */
export function unpackListing(listing: PackedListing, take: (thing: ListedThing) => void): void {
  if (listing.count === 0) return
  const ids = listing.ids.split('\n')
  const versions = listing.versions.split('\n')
  const sortKeys = listing.sortKeys.split('\n')
  const queues = listing.queues.split('\n')
  const rows = listing.rows.split('\n')
  const terms = listing.terms.split('\n')
  for (const [line, id] of ids.entries()) {
    take({
      id,
      version: Number(versions[line]),
      sortKey: sortKeys[line] ?? '',
      queues: queues[line] ?? '',
      row: rows[line] ?? '',
      terms: terms[line] ?? '',
    })
  }
}
