/** What happened in a world, in figures. */
export interface SimTally {
  commands: number
  messages: number
  checks: number
  acknowledged: number
  acknowledgedLost: number
  /** Of a desk whose disk was lost, or that was let go, before it had sent them. */
  lostWithTheirDesk: number
  readonly faults: Record<string, number>
  readonly outcomes: Record<string, number>
}

export function newSimTally(): SimTally {
  return { commands: 0, messages: 0, checks: 0, acknowledged: 0, acknowledgedLost: 0, lostWithTheirDesk: 0, faults: {}, outcomes: {} }
}

/** Adds one world's figures to those of many. */
export function addTally(sum: SimTally, tally: SimTally): void {
  for (const key of ['commands', 'messages', 'checks', 'acknowledged', 'acknowledgedLost', 'lostWithTheirDesk'] as const)
    sum[key] += tally[key]
  for (const part of ['faults', 'outcomes'] as const) {
    for (const [name, count] of Object.entries(tally[part])) sum[part][name] = (sum[part][name] ?? 0) + count
  }
}
