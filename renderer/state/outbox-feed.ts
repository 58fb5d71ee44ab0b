import type { DeskConnection } from '../desk/desk-connection.ts'
import { fetchRules } from '../offline/fetch-rules.ts'
import type { OutboxSink, OutboxSource } from '../offline/receive-outbox.ts'
import { useDeskState } from './desk-state.ts'
import type { OrderLoading } from './load-orders.ts'
import { withEntries } from './paint-outbox.ts'

export function outboxSource(connection: DeskConnection): OutboxSource {
  const { outbox, sync } = connection.client
  return {
    isReachable: () => connection.line() === 'open',
    onReachable: (listener) => connection.onLine((line) => line === 'open' && listener()),
    pull: (after, limit) => outbox.pull({ after, limit }),
    watch: (signal) => outbox.watch(undefined, { signal }),
    watchStatus: (signal) => sync.watch(undefined, { signal }),
  }
}

/** Takes the desk's own commands and its line into the state. `greet` asks who the desk is, because joining makes it another. */
export function outboxSink(loading: OrderLoading, greet: () => Promise<void>): OutboxSink {
  return {
    async changed(entries, isWhole) {
      // What waits is laid over what is confirmed as the rules say.
      if (entries.length > 0) await fetchRules()
      useDeskState.setState((state) => withEntries(state, entries, isWhole))
      // What waits is painted over what is confirmed of it, and that may never have been looked at in this window.
      const { pending, orders } = useDeskState.getState()
      for (const id of new Set(pending.map((each) => each.command.aggregate.id))) if (!(id in orders)) void loading.load(id)
    },
    status(sync) {
      const before = useDeskState.getState().sync
      useDeskState.setState({ sync })
      if (before !== null && before.mode !== sync.mode) void greet()
    },
  }
}
