import type { ChangeRow } from '../../shared/contract/changes.ts'
import type { DeskCopy } from '../cache/desk-copy.ts'
import { isCopyClosed } from '../cache/open-cache.ts'
import type { DeskConnection } from '../desk/desk-connection.ts'
import { oneWriter } from '../offline/one-writer.ts'
import { type ChangeReceiver, receiveChanges } from '../offline/receive-changes.ts'
import { type DeskSession, setDeskSession } from './desk-session.ts'
import { INITIAL_STATE, useDeskState } from './desk-state.ts'
import { issuing } from './issuing.ts'
import { orderLoading } from './load-orders.ts'
import { notify } from './notices.ts'
import { queueReading } from './queue-reading.ts'
import { revealChanges } from './reveal-changes.ts'

export interface SessionParts {
  readonly connection: DeskConnection
  readonly copy: DeskCopy
  now(): string
  /** Where this window's name among others is kept apart in tests. */
  readonly lockName?: string
}

/** Brings the window to life: shows the copy at once, then keeps it and the state up to date with the desk process. */
export async function startDeskSession({ connection, copy, now, lockName }: SessionParts): Promise<DeskSession> {
  const loading = orderLoading(copy, connection)
  const reading = queueReading(copy, connection)
  let receiver: ChangeReceiver | null = null

  await showCopy(copy)
  useDeskState.setState({ line: connection.line(), lineSince: now(), cacheHealth: copy.wasRebuilt ? 'rebuilt' : 'ready' })
  if (copy.wasRebuilt) tellRebuilt()

  const greet = async () => {
    try {
      const greeting = await connection.client.desk.hello()
      useDeskState.setState((state) => ({
        greeting,
        person:
          greeting.people.find((person) => person.id === state.person.id) ??
          greeting.people.find((person) => person.role === 'manager') ??
          state.person,
      }))
    } catch {
      // Not there yet: the next opening of the line asks again.
    }
  }
  const stopListening = connection.onLine((line) => {
    useDeskState.setState({ line, lineSince: now() })
    if (line !== 'open') return
    void greet()
    loading.retryAbsent()
  })
  if (connection.line() === 'open') void greet()

  const writer = oneWriter(
    () => {
      receiver = receiveChanges(
        changeSource(connection),
        changeSink(copy, now, (news) => writer.tell(news)),
      )
    },
    async ({ ids, cursor }) => revealChanges({ cursor, rows: await rowsInCopy(copy, ids), counts: await copy.counts(), upToDateAt: now() }),
    lockName,
  )

  const session: DeskSession = {
    client: connection.client,
    issue: issuing(connection, loading, now),
    watchOrder: loading.watch,
    loadHistory: loading.loadHistory,
    loadItems: loading.loadItems,
    findItems: (text, limit, withInactive) => copy.findItems(text, limit, withInactive).catch(nothingOnceClosed),
    promised: (itemId) => copy.promised(itemId).catch(nothingOnceClosed),
    loadSelectionsOf: loading.loadSelectionsOf,
    ...reading,
    refresh: async () => receiver?.pullNow(),
    greet,
    now,
    letGo() {
      receiver?.stop()
      writer.stop()
    },
    stop() {
      receiver?.stop()
      writer.stop()
      stopListening()
      connection.close()
      copy.close()
      setDeskSession(null)
      useDeskState.setState(INITIAL_STATE, true)
    },
  }
  setDeskSession(session)
  return session
}

/** A closing window needs no answer any more. Any other fault is a fault. */
function nothingOnceClosed(error: unknown): readonly never[] {
  if (isCopyClosed(error)) return []
  throw error
}

/** The last copy is on screen before the desk process has said a word. */
async function showCopy(copy: DeskCopy): Promise<void> {
  const [cursor, settings, counts] = await Promise.all([copy.cursor(), copy.settings(), copy.counts()])
  useDeskState.setState({
    settings,
    counts,
    revealed: cursor && { epoch: cursor.epoch, version: cursor.version },
    isCopyWhole: cursor?.isWhole ?? false,
  })
}

function changeSource(connection: DeskConnection): Parameters<typeof receiveChanges>[0] {
  return {
    isReachable: () => connection.line() === 'open',
    onReachable: (listener) => connection.onLine((line) => line === 'open' && listener()),
    pull: (cursor, limit) => connection.client.changes.pull({ cursor: cursor && { epoch: cursor.epoch, version: cursor.version }, limit }),
    watch: (signal) => connection.client.changes.watch(undefined, { signal }),
  }
}

function changeSink(copy: DeskCopy, now: () => string, tell: Parameters<typeof oneWriter>[1]): Parameters<typeof receiveChanges>[1] {
  let failures = 0
  return {
    cursor: async () => {
      const cursor = await copy.cursor()
      return cursor && { epoch: cursor.epoch, version: cursor.version }
    },
    apply: (page) => copy.apply(page),
    progress: (catchUp) => useDeskState.setState({ catchUp }),
    async reveal({ cursor, rows, isReset }) {
      const [counts, cached] = await Promise.all([copy.counts(), copy.cursor()])
      revealChanges({ cursor, rows, counts, upToDateAt: now() })
      useDeskState.setState({ isCopyWhole: cached?.isWhole ?? false })
      tell({ cursor, ids: [...new Set(rows.map((row) => row.id))], isReset })
    },
    async failed(error) {
      // Let go of for a newer window, or closing: rebuilding would take the copy away from that window.
      if (isCopyClosed(error)) return false
      failures += 1
      if (failures > 1) {
        useDeskState.setState({ cacheHealth: 'unavailable' })
        return false
      }
      try {
        await copy.rebuild()
      } catch {
        useDeskState.setState({ cacheHealth: 'unavailable' })
        return false
      }
      useDeskState.setState({ cacheHealth: 'rebuilt' })
      tellRebuilt()
      return true
    },
  }
}

function tellRebuilt(): void {
  notify({
    tone: 'info',
    title: 'This window’s copy could not be read and is being filled again.',
    text: 'Nothing was lost: the desk process holds every order.',
  })
}

/** What another window has written, read back as rows, for the ids this window shows. */
async function rowsInCopy(copy: DeskCopy, ids: readonly string[]): Promise<readonly ChangeRow[]> {
  const state = useDeskState.getState()
  const rows: ChangeRow[] = []
  for (const id of ids) {
    if (id in state.orders) {
      const confirmed = await copy.order(id)
      if (confirmed?.state.selection) rows.push({ type: 'selection', id, version: confirmed.version, row: confirmed.state.selection })
      if (confirmed?.state.order) rows.push({ type: 'order', id, version: confirmed.version, row: confirmed.state.order })
      if (!confirmed && !(await copy.isListed(id)))
        rows.push({ type: 'order', id, version: Number.MAX_SAFE_INTEGER, row: null, deleted: 'purge' })
    }
  }
  for (const stock of await copy.stock(ids.filter((id) => id in state.stock)))
    rows.push({ type: 'stock', id: stock.itemId, version: 0, row: stock })
  const settings = ids.includes('settings') ? await copy.settings() : null
  if (settings) rows.push({ type: 'settings', id: 'settings', version: 0, row: settings })
  return rows
}
