import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import { deskSession } from './desk-session.ts'
import { deskState, useDeskState } from './desk-state.ts'
import { shownStateOf } from './use-order.ts'

const LONGEST_MS = 3_000

/** An order or selection as this window shows it, brought in where it is not here yet; nothing where nobody here knows it. */
export async function loadedState(id: string): Promise<LifecycleState> {
  const letGo = deskSession().watchOrder(id)
  try {
    await settled(id)
    return isThere(id) ? shownStateOf(deskState(), id) : NOTHING_YET
  } finally {
    letGo()
  }
}

function isThere(id: string): boolean {
  const { order, selection } = shownStateOf(deskState(), id)
  return order !== null || selection !== null
}

function settled(id: string): Promise<void> {
  const holds = () => {
    const presence = deskState().orders[id]?.presence
    return (presence !== undefined && presence !== 'loading') || isThere(id)
  }
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
