import type { Order } from '../../shared/lifecycle/order.ts'
import { deskSession } from '../state/desk-session.ts'
import { deskState, useDeskState } from '../state/desk-state.ts'
import { shownStateOf } from '../state/use-order.ts'

const LONGEST_MS = 5_000

/** The order as this window shows it, brought in where it is not here yet; null where nobody here knows it. */
export function loadedOrder(id: string): Promise<Order | null> {
  return orderWhen(id, (order) => order !== null || isSettled(id))
}

/** The order as soon as it is so; as it is by then when that takes too long. */
export async function orderWhen(id: string, isSo: (order: Order | null) => boolean): Promise<Order | null> {
  const letGo = deskSession().watchOrder(id)
  try {
    await until(() => isSo(orderNow(id)))
    return orderNow(id)
  } finally {
    letGo()
  }
}

export function orderNow(id: string): Order | null {
  return shownStateOf(deskState(), id).order
}

function isSettled(id: string): boolean {
  const presence = deskState().orders[id]?.presence
  return presence !== undefined && presence !== 'loading'
}

function until(holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve()
  return new Promise((resolve) => {
    const end = () => {
      stop()
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(end, LONGEST_MS)
    const stop = useDeskState.subscribe(() => {
      if (holds()) end()
    })
  })
}
