import type { QueueId } from '../../shared/views/queues.ts'
import type { DeskCopy } from '../cache/desk-copy.ts'
import type { DeskConnection } from '../desk/desk-connection.ts'
import type { DeskSession, QueueKeys } from './desk-session.ts'
import { queueOrder } from './queue-order.ts'

type QueueReading = Pick<DeskSession, 'queueStart' | 'queueWhole' | 'rows' | 'standings' | 'search'>

const SEARCH_LIMIT = 200

/**
 * Reads lists: queues from the copy, which is quicker and always there; while the copy is still being filled for the first time,
 * from the desk process. Searches at the desk process, and in the copy while it is stopped.
 */
export function queueReading(copy: DeskCopy, connection: DeskConnection): QueueReading {
  const isCopyWhole = async () => (await copy.cursor())?.isWhole === true

  const fromDesk = async (queue: QueueId, limit: number): Promise<QueueKeys> => {
    const { rows, next } = await connection.client.orders.list({ queue, after: null, limit })
    return { ids: rows.map((row) => row.id), isWhole: next === null, from: 'desk', rows }
  }

  const fromCopy = async (queue: QueueId, limit?: number): Promise<QueueKeys> => {
    const ids = await copy.queueIds(queue, queueOrder(queue), limit)
    return { ids, isWhole: limit === undefined || ids.length < limit, from: 'copy', rows: limit === undefined ? [] : await copy.rows(ids) }
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
    rows: (ids) => copy.rows(ids),
    standings: (ids) => copy.standings(ids),
    async search(text, includeArchived) {
      if (connection.line() === 'open') {
        try {
          return { rows: await connection.client.orders.search({ text, limit: SEARCH_LIMIT, includeArchived }), from: 'desk' }
        } catch {
          // The line broke: the copy answers, and the screen says that it did.
        }
      }
      return { rows: await copy.search(text, SEARCH_LIMIT, includeArchived), from: 'copy' }
    },
  }
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
