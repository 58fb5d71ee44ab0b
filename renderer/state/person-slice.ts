import type { Actor } from '../../shared/lifecycle/actor.ts'

export interface PersonSlice {
  /** Who acts at this window. */
  readonly person: Actor
}

/** Stands until the desk process has named its people. */
export const DEFAULT_PERSON: Actor = { id: 'manager', name: 'Manager', role: 'manager' }

export const INITIAL_PERSON: PersonSlice = { person: DEFAULT_PERSON }
