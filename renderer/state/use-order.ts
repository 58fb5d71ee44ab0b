import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import type { Command } from '../../shared/lifecycle/command.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { PendingCommand } from '../../shared/sync/pending-command.ts'
import { projected } from '../offline/fetch-rules.ts'
import { deskSession } from './desk-session.ts'
import { type DeskState, useDeskState } from './desk-state.ts'
import { commandContext } from './rule-context.ts'

/** One id as a screen shows it: confirmed rows with this window's waiting commands over them. */
export interface ShownOrder {
  readonly order: Order | null
  readonly selection: Selection | null
  /** Version of the confirmed row underneath. */
  readonly version: number
  /** Something shown is not confirmed yet. */
  readonly pending: boolean
  /** The commands that wait, oldest first. */
  readonly waiting: readonly Command[]
  readonly loading: boolean
  /** The desk process knows no such id, or it was deleted. */
  readonly missing: boolean
  /** Not in this window's copy, and the desk process is stopped: nobody here can say. */
  readonly elsewhere: boolean
}

/** Watches one order or selection; loads it when it is not here yet. */
export function useOrder(id: string): ShownOrder {
  useEffect(() => deskSession().watchOrder(id), [id])
  const opened = useDeskState((state) => state.orders[id])
  const pending = useDeskState(useShallow((state) => state.pending.filter((each) => each.command.aggregate.id === id)))
  // Rules are only replayed while something waits; without it neither stock nor settings can change the picture.
  const facts = useDeskState(useShallow((state) => (pending.length === 0 ? NO_FACTS : factsOf(state))))
  const isOnline = useDeskState((state) => isAuthorityOnline(state))
  return useMemo(() => {
    const confirmed = opened?.confirmed ?? { state: NOTHING_YET, version: 0 }
    const shown = projected(id, confirmed, playable(facts, pending), (command) => contextOrThrow(facts, command), { isOnline })
    return shownOrder(shown.state, shown.waiting, confirmed.version, opened?.presence ?? 'loading')
  }, [id, opened, pending, facts, isOnline])
}

/** What is shown of one id now, outside of a component. */
export function shownStateOf(state: DeskState, id: string): LifecycleState {
  const confirmed = state.orders[id]?.confirmed ?? { state: NOTHING_YET, version: 0 }
  const pending = playable(state, state.pending)
  return projected(id, confirmed, pending, (command) => contextOrThrow(state, command), { isOnline: isAuthorityOnline(state) }).state
}

/** Whether what is asked can be answered by the authority now; a desk alone is its own. */
export function isAuthorityOnline({ sync }: Pick<DeskState, 'sync'>): boolean {
  return sync === null || sync.mode === 'alone' || sync.line.is === 'online'
}

type Facts = Parameters<typeof commandContext>[0]

const NO_FACTS: Facts = { settings: null, items: {}, stock: {}, orders: {} }

function factsOf({ settings, items, stock, orders }: DeskState): Facts {
  return { settings, items, stock, orders }
}

/** After a reload what waits is here before the settings are: until then only what is confirmed is shown. */
function playable({ settings }: Facts, pending: readonly PendingCommand[]): readonly PendingCommand[] {
  return settings === null ? [] : pending
}

function contextOrThrow(facts: Facts, command: Command) {
  const context = commandContext(facts, command)
  // None is played before the settings are here, and they never go again.
  if (context === null) throw new Error('a pending command without settings')
  return context
}

function shownOrder(
  shown: LifecycleState,
  waiting: readonly Command[],
  version: number,
  presence: 'loading' | 'here' | 'missing' | 'elsewhere',
): ShownOrder {
  const isThere = shown.order !== null || shown.selection !== null
  return {
    order: shown.order,
    selection: shown.selection,
    version,
    pending: waiting.length > 0,
    waiting,
    loading: presence === 'loading' && !isThere,
    missing: shown.deleted || (presence === 'missing' && !isThere),
    elsewhere: presence === 'elsewhere' && !isThere,
  }
}
