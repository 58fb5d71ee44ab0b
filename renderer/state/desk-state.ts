import { create } from 'zustand'
import { type ConnectionSlice, INITIAL_CONNECTION } from './connection-slice.ts'
import { INITIAL_JOB, type JobSlice } from './job-slice.ts'
import { INITIAL_NOTICES, type NoticesSlice } from './notices-slice.ts'
import { INITIAL_ORDERS, type OrdersSlice } from './orders-slice.ts'
import { INITIAL_PENDING, type PendingSlice } from './pending-slice.ts'
import { INITIAL_PERSON, type PersonSlice } from './person-slice.ts'
import { INITIAL_VIEW, type ViewSlice } from './view-slice.ts'

/** Everything this window knows. Facts only: what can be computed from them is computed where it is read. */
export type DeskState = ConnectionSlice & OrdersSlice & PendingSlice & PersonSlice & NoticesSlice & JobSlice & ViewSlice

export const INITIAL_STATE: DeskState = {
  ...INITIAL_CONNECTION,
  ...INITIAL_ORDERS,
  ...INITIAL_PENDING,
  ...INITIAL_PERSON,
  ...INITIAL_NOTICES,
  ...INITIAL_JOB,
  ...INITIAL_VIEW,
}

/** The mirror every screen reads. Slices never write into each other; a change over several is one `setState`. */
export const useDeskState = create<DeskState>(() => INITIAL_STATE)

/** The state now, outside of a component. */
export function deskState(): DeskState {
  return useDeskState.getState()
}
