import { useDeskState } from './desk-state.ts'
import { paintedStandingsOf, repaintedIds } from './painted-standings.ts'

/** Tells which orders and baskets lists show otherwise than before: by a reveal, or because something waits or waits no more. */
export function onListed(listener: (ids: ReadonlySet<string>) => void): () => void {
  let painted = paintedStandingsOf(useDeskState.getState())
  return useDeskState.subscribe((state, before) => {
    const revealed = state.changed.reveal === before.changed.reveal ? NONE : state.changed.ids
    const now = paintedStandingsOf(state)
    const repainted = now === painted ? NONE : repaintedIds(painted, now)
    painted = now
    if (revealed.size + repainted.size > 0) listener(new Set([...revealed, ...repainted]))
  })
}

const NONE: ReadonlySet<string> = new Set()
