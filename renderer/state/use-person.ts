import { useShallow } from 'zustand/react/shallow'
import type { Actor } from '../../shared/lifecycle/actor.ts'
import { useDeskState } from './desk-state.ts'
import { DEFAULT_PERSON } from './person-slice.ts'

/** Who acts at this window; every command is recorded under this name. */
export function usePerson(): Actor {
  return useDeskState((state) => state.person)
}

/** The people who may be chosen at the user chip. */
export function usePeople(): readonly Actor[] {
  return useDeskState(useShallow((state) => state.greeting?.people ?? [DEFAULT_PERSON]))
}

/** Hands the window to another person. */
export function choosePerson(person: Actor): void {
  useDeskState.setState({ person })
}
