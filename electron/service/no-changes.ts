import type { ChangeSet } from '../ports/order-store.ts'

/** A change set that changes nothing but the version. */
export const NO_CHANGES: ChangeSet = {
  commands: [],
  events: [],
  states: [],
  movements: [],
  levels: [],
  demand: [],
  items: [],
  settings: null,
  paymentsAsked: [],
  paymentsAnswered: [],
  desks: [],
  documentNumbers: [],
}
