import type { CommandName } from '../../shared/lifecycle/command.ts'
import { deskState } from '../state/desk-state.ts'

const STEP_MS = 8_000
/** Where somebody is told to wait, or money moves. */
const GRAVE_MS = 10_000

/** What is held back before it leaves the window, because what it does is not simply undone by its opposite, and for how long. */
const HELD: Readonly<Partial<Record<CommandName, number>>> = {
  UnconfirmOrder: STEP_MS,
  UnallocateOrder: STEP_MS,
  CancelLines: STEP_MS,
  CancelOrder: STEP_MS,
  ArchiveOrder: STEP_MS,
  DeleteShipment: STEP_MS,
  DeleteReturn: STEP_MS,
  PutOnHold: GRAVE_MS,
  ResumeOrder: GRAVE_MS,
  ClearWaitingForPayment: GRAVE_MS,
  RefundReturn: GRAVE_MS,
  StandardRefund: GRAVE_MS,
}

const TIMES = { off: 0, usual: 1, long: 3 } as const

/** For how long these may be taken back on this device; 0 where they leave at once. The longest of them counts for all. */
export function undoMsOf(names: readonly CommandName[]): number {
  return TIMES[deskState().looks.undo] * Math.max(0, ...names.map((name) => HELD[name] ?? 0))
}
