import { deskSession } from './desk-session.ts'
import { deskState, useDeskState } from './desk-state.ts'
import type { HeldAct } from './held-acts.ts'

/** What can still be taken back, and what somebody is asked about; oldest first. What is on its way is neither. */
export function useHeldActs(): readonly HeldAct[] {
  return useDeskState((state) => state.heldActs)
}

/** Takes it back: nothing of it was ever sent. */
export function undoHeld(id: string): void {
  deskSession().held.undo(id)
}

export function carryOutHeld(id: string): void {
  deskSession().held.carryOut(id)
}

/** Stops the clock while somebody looks, or lets it run again. */
export function keepHeldWhileLooking(id: string, isLooking: boolean): void {
  deskSession().held.keep(id, isLooking)
}

/** Takes back what was asked for last; the answer is what it was, or null where nothing can be taken back any more. */
export function undoLast(): HeldAct | null {
  const last = deskState().heldActs.findLast((act) => act.stage === 'counting' || act.stage === 'kept')
  return last !== undefined && deskSession().held.undo(last.id) ? last : null
}
