import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { deskSession } from './desk-session.ts'
import { deskState } from './desk-state.ts'
import { untilState } from './until-state.ts'
import { shownStateOf } from './use-order.ts'

const LONGEST_MS = 5_000

/** An order or selection as this window shows it, brought in where it is not here yet; nothing where nobody here knows it. */
export async function loadedState(id: string): Promise<LifecycleState> {
  const state = await stateWhen(id, (shown) => isThere(shown) || isSettled(id))
  return isThere(state) ? state : NOTHING_YET
}

/** The order as this window shows it, brought in where it is not here yet; null where nobody here knows it. */
export function loadedOrder(id: string): Promise<Order | null> {
  return orderWhen(id, (order) => order !== null || isSettled(id))
}

/** The order as soon as it is so; as it is by then when that takes too long. */
export async function orderWhen(id: string, isSo: (order: Order | null) => boolean): Promise<Order | null> {
  return (await stateWhen(id, ({ order }) => isSo(order))).order
}

export function orderNow(id: string): Order | null {
  return shownStateOf(deskState(), id).order
}

/** What the window shows of `id` as soon as it is so, kept in its picture while waited for. */
export async function stateWhen(id: string, isSo: (shown: LifecycleState) => boolean): Promise<LifecycleState> {
  const letGo = deskSession().watchOrder(id)
  try {
    await untilState(() => isSo(shownStateOf(deskState(), id)), LONGEST_MS)
    return shownStateOf(deskState(), id)
  } finally {
    letGo()
  }
}

function isThere({ order, selection }: LifecycleState): boolean {
  return order !== null || selection !== null
}

function isSettled(id: string): boolean {
  const presence = deskState().orders[id]?.presence
  return presence !== undefined && presence !== 'loading'
}
