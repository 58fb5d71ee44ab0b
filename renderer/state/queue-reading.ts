import { isInView } from '../../shared/views/list-filter.ts'
import { isPlacedBetween, type PlacedBetween } from '../../shared/views/placed-between.ts'
import { type QueueRow, sortKeyOfRow } from '../../shared/views/queue-row.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { searchTerms } from '../../shared/views/search-terms.ts'
import { isFoundBy, queryWords } from '../../shared/views/search-words.ts'
import type { DeskCopy } from '../cache/desk-copy.ts'
import type { QueueRetouch } from '../cache/list-index.ts'
import type { DeskConnection } from '../desk/desk-connection.ts'
import type { DeskSession, Found, QueueKeys, ViewQuestion } from './desk-session.ts'
import type { PaintedStanding, PaintedStandings } from './painted-standings.ts'
import { queueOrder } from './queue-order.ts'
import { viewOfCopy } from './view-of-copy.ts'

type QueueReading = Pick<DeskSession, 'queueStart' | 'queueWhole' | 'rows' | 'standings' | 'search' | 'viewPage' | 'viewCounts'>

const SEARCH_LIMIT = 200

const VIEW_PAGE = 200

/** So many of the copy are looked at for those of some days. */
const MOST_LOOKED_AT = 10_000

/**
 * Reads lists: queues from the copy, which is quicker and always there; while the copy is still being filled for the first time,
 * from the desk process. Searches at the desk process, and in the copy while it is stopped. Both know what is confirmed; what
 * waits (`painted`) is laid over every answer.
 */
export function queueReading(copy: DeskCopy, connection: DeskConnection, painted: () => PaintedStandings): QueueReading {
  const isCopyWhole = async () => (await copy.cursor())?.isWhole === true

  const fromDesk = async (queue: QueueId, limit: number): Promise<QueueKeys> => {
    const { rows, next } = await connection.client.orders.list({ queue, after: null, limit })
    return retouched({ ids: rows.map((row) => row.id), isWhole: next === null, from: 'desk', rows }, queue, painted())
  }

  const fromCopy = async (queue: QueueId, limit?: number): Promise<QueueKeys> => {
    const ids = await copy.queueIds(queue, queueOrder(queue), limit, retouchOf(queue, painted()))
    return { ids, isWhole: limit === undefined || ids.length < limit, from: 'copy', rows: limit === undefined ? [] : await rowsOf(ids) }
  }

  const standingsOf = async (ids: readonly string[]) => {
    const over = painted()
    const kept = await copy.standings(over.size === 0 ? ids : ids.filter((id) => !over.has(id)))
    if (over.size === 0) return kept
    const byId = new Map(kept.map((standing) => [standing.row.id, standing]))
    return ids.flatMap((id) => (over.has(id) ? (over.get(id)?.now ?? []) : (byId.get(id) ?? [])))
  }

  const rowsOf = async (ids: readonly string[]) => (await standingsOf(ids)).map(({ row }) => row)

  const found = async (text: string, includeArchived: boolean, placed?: PlacedBetween): Promise<Found> => {
    if (connection.line() === 'open') {
      try {
        const question = { text, limit: SEARCH_LIMIT, includeArchived, ...(placed ? { placed } : {}) }
        return { rows: await connection.client.orders.search(question), from: 'desk' }
      } catch {
        // The line broke: the copy answers, and the screen says that it did.
      }
    }
    if (!placed) return { rows: await copy.search(text, SEARCH_LIMIT, includeArchived), from: 'copy' }
    const rows = await copy.search(text, MOST_LOOKED_AT, includeArchived)
    return { rows: rows.filter(({ orderDate }) => isPlacedBetween(orderDate, placed)).slice(0, SEARCH_LIMIT), from: 'copy' }
  }

  return {
    async queueStart(queue, limit) {
      if (await isCopyWhole()) return fromCopy(queue, limit)
      // Until the copy is whole it lists nothing: it is worth waiting to hear whether the desk process is there.
      await answered(connection)
      if (connection.line() === 'open') return fromDesk(queue, limit).catch(() => fromCopy(queue, limit))
      return fromCopy(queue, limit)
    },
    queueWhole: (queue) => fromCopy(queue),
    rows: rowsOf,
    standings: standingsOf,
    async search(text, includeArchived, placed) {
      const { rows, from } = await found(text, includeArchived, placed)
      const all = withFound(rows, text, includeArchived, painted())
      return { rows: placed ? all.filter(({ orderDate }) => isPlacedBetween(orderDate, placed)) : all, from }
    },
    async viewPage(view, after) {
      await answered(connection)
      if (connection.line() === 'open') {
        try {
          const { rows, next } = await connection.client.orders.view({ view: questionOf(view), after, limit: VIEW_PAGE })
          return { rows: withPainted(rows, view, { after, next }, painted()), next, from: 'desk' }
        } catch {
          // The line broke: the copy answers, and the screen says that it did.
        }
      }
      return { rows: withPainted(await viewOfCopy(copy, view, after), view, { after, next: null }, painted()), next: null, from: 'copy' }
    },
    async viewCounts(views) {
      if (connection.line() !== 'open') return null
      try {
        return await connection.client.orders.countViews({ views: views.map(({ base, filter }) => ({ base, filter: wireFilter(filter) })) })
      } catch {
        return null
      }
    },
  }
}

/** A view as it is sent. */
export function questionOf({ base, filter, order }: ViewQuestion) {
  return { base, filter: wireFilter(filter), order }
}

/** Lists the schema may change; what is kept is read only. */
function wireFilter({ statuses, holds, money, methods, tags, stores, ...filter }: ViewQuestion['filter']) {
  return {
    ...filter,
    ...(statuses ? { statuses: [...statuses] } : {}),
    ...(holds ? { holds: [...holds] } : {}),
    ...(money ? { money: [...money] } : {}),
    ...(methods ? { methods: [...methods] } : {}),
    ...(tags ? { tags: [...tags] } : {}),
    ...(stores ? { stores: [...stores] } : {}),
  }
}

/** A page of a view with what waits here, each at its place. */
function withPainted(
  rows: readonly QueueRow[],
  view: ViewQuestion,
  { after, next }: { readonly after: string | null; readonly next: string | null },
  over: PaintedStandings,
): readonly QueueRow[] {
  if (over.size === 0) return rows
  const direction = view.order === 'oldest-first' ? 1 : -1
  const compared = (a: string, b: string) => (a === b ? 0 : a < b ? -direction : direction)
  const isOnPage = (key: string) => (after === null || compared(after, key) < 0) && (next === null || compared(key, next) <= 0)
  const now = new Date().toISOString()
  const added = [...over.values()].flatMap(({ now: standing }) =>
    standing && isInView(view, standing, now) && isOnPage(sortKeyOfRow(standing.row)) ? standing.row : [],
  )
  return [...rows.filter((row) => !over.has(row.id)), ...added].toSorted((a, b) => compared(sortKeyOfRow(a), sortKeyOfRow(b)))
}

/** What a queue shows otherwise than it is kept. */
function retouchOf(queue: QueueId, over: PaintedStandings): QueueRetouch {
  return { hidden: new Set(over.keys()), added: standingIn(queue, over).map(({ row: { id }, sortKey }) => ({ id, sortKey })) }
}

function standingIn(queue: QueueId, over: PaintedStandings) {
  return [...over.values()].flatMap(({ now }) => (now?.queues.includes(queue) ? now : []))
}

/** The first part of a queue from elsewhere; what belongs behind it comes with the rest. */
function retouched(keys: QueueKeys, queue: QueueId, over: PaintedStandings): QueueKeys {
  if (over.size === 0) return keys
  const direction = queueOrder(queue) === 'oldest-first' ? 1 : -1
  const compared = (a: QueueRow, b: QueueRow) => (sortKeyOfRow(a) < sortKeyOfRow(b) ? -direction : direction)
  const last = keys.rows.at(-1)
  const isReached = (row: QueueRow) => keys.isWhole || last === undefined || compared(row, last) < 0
  const added = standingIn(queue, over).flatMap(({ row }) => (isReached(row) ? row : []))
  const rows = [...keys.rows.filter((row) => !over.has(row.id)), ...added].toSorted(compared)
  return { ...keys, ids: rows.map((row) => row.id), rows }
}

/** What waits is found by what it will be called by, and ahead of the rest: it is what was just made or changed here. */
function withFound(rows: readonly QueueRow[], text: string, includeArchived: boolean, over: PaintedStandings): readonly QueueRow[] {
  if (over.size === 0) return rows
  const words = queryWords(text)
  const isFound = ({ subject, now }: PaintedStanding) =>
    subject !== null && (includeArchived || !now?.queues.includes('archived')) && isFoundBy(searchTerms(subject), words)
  const known = new Set(rows.map((row) => row.id))
  const come = [...over].flatMap(([id, standing]) => (!known.has(id) && isFound(standing) && standing.now ? standing.now.row : []))
  const stay = rows.flatMap((row) => {
    const standing = over.get(row.id)
    return standing === undefined ? row : isFound(standing) ? (standing.now?.row ?? []) : []
  })
  return [...come, ...stay]
}

/** Resolves once the desk process has answered, or did not. */
function answered(connection: DeskConnection): Promise<void> {
  return new Promise((resolve) => {
    if (connection.line() !== 'connecting') return resolve()
    const stop = connection.onLine(() => {
      stop()
      resolve()
    })
  })
}
