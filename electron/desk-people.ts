import type { Actor } from '../shared/lifecycle/actor.ts'

/** One person per role until staff and PINs exist (decisions 15); the first is who a window starts as. */
export const PEOPLE: readonly Actor[] = [
  { id: 'manager', name: 'Eva Lind', role: 'manager' },
  { id: 'warehouse', name: 'Wanda Novak', role: 'warehouse' },
  { id: 'counter', name: 'Cole Byrne', role: 'counter' },
  { id: 'admin', name: 'Ada Moreau', role: 'admin' },
]
