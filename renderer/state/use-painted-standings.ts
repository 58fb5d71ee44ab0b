import { useDeskState } from './desk-state.ts'
import { type PaintedStandings, paintedStandingsOf } from './painted-standings.ts'

/** What lists show otherwise than it is confirmed; a new value only when that changed. */
export function usePaintedStandings(): PaintedStandings {
  return useDeskState(paintedStandingsOf)
}
