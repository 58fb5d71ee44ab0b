// What goes wrong in a world, and how often: drawn for each world, so that some see much of one thing and nothing of another.

import { Dice } from './dice.ts'

/** Probabilities of a message or a write; those that end in `PerHour` are events in an hour of the world. */
export interface FaultRates {
  readonly loseRequest: number
  readonly loseReply: number
  readonly duplicate: number
  readonly delay: number
  readonly partitionPerHour: number
  readonly deskDiesAtWrite: number
  readonly deskDiesPerHour: number
  readonly hubDiesBeforeCommit: number
  readonly hubDiesAfterCommit: number
  readonly hubDiesPerHour: number
  readonly storeFails: number
  readonly windowWipesPerHour: number
  readonly replicaWipesPerHour: number
  readonly diskLossPerHour: number
  readonly diskFullPerHour: number
  readonly clockJumpPerHour: number
  readonly revokePerHour: number
  readonly restorePerHour: number
  readonly unsaidRestorePerHour: number
  /** That somebody deletes a cancelled order. */
  readonly purge: number
  readonly oldHubPerHour: number
  readonly poison: number
}

export type FaultName = keyof FaultRates

/** The highest each may be. */
const HIGHEST: FaultRates = {
  loseRequest: 0.3,
  loseReply: 0.3,
  duplicate: 0.3,
  delay: 0.2,
  partitionPerHour: 30,
  deskDiesAtWrite: 0.02,
  deskDiesPerHour: 30,
  hubDiesBeforeCommit: 0.1,
  hubDiesAfterCommit: 0.1,
  hubDiesPerHour: 30,
  storeFails: 0.1,
  windowWipesPerHour: 30,
  replicaWipesPerHour: 10,
  diskLossPerHour: 4,
  diskFullPerHour: 20,
  clockJumpPerHour: 20,
  revokePerHour: 4,
  restorePerHour: 6,
  unsaidRestorePerHour: 3,
  purge: 0.8,
  oldHubPerHour: 10,
  poison: 0.03,
}

export const FAULT_NAMES = Object.keys(HIGHEST) as FaultName[]

export function ratesOf(seed: number, left: ReadonlySet<string> = new Set()): FaultRates {
  const dice = new Dice(seed ^ 0x51ed270b)
  const drawn = FAULT_NAMES.map((name) => {
    const [isThere, share] = [dice.chance(0.45), dice.fraction()]
    return [name, isThere && !left.has(name) ? HIGHEST[name] * share : 0] as const
  })
  return Object.fromEntries(drawn) as unknown as FaultRates
}

export const NO_FAULTS: FaultRates = Object.fromEntries(FAULT_NAMES.map((name) => [name, 0])) as unknown as FaultRates
