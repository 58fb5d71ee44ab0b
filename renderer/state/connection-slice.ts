import type { Cursor } from '../../shared/contract/changes.ts'
import type { DeskGreeting } from '../../shared/contract/desk-greeting.ts'
import type { Line } from '../desk/desk-connection.ts'

/** How this window's copy is doing. `blocked`: another window holds an older form of it open. */
export type CacheHealth = 'opening' | 'ready' | 'rebuilt' | 'blocked' | 'unavailable'

export interface ConnectionSlice {
  readonly line: Line
  /** When the line became what it is. ISO 8601, as all times here. */
  readonly lineSince: string
  readonly greeting: DeskGreeting | null
  /** How far everything shown has come. */
  readonly revealed: Cursor | null
  /** The copy has once held everything there was: its lists are complete up to `revealed`. */
  readonly isCopyWhole: boolean
  /** When this window last held everything the desk process had; null before the first time. */
  readonly upToDateAt: string | null
  /** While the copy is being filled: versions taken over, and how many there are. */
  readonly catchUp: { readonly done: number; readonly total: number } | null
  readonly cacheHealth: CacheHealth
}

export const INITIAL_CONNECTION: ConnectionSlice = {
  line: 'connecting',
  lineSince: '',
  greeting: null,
  revealed: null,
  isCopyWhole: false,
  upToDateAt: null,
  catchUp: null,
  cacheHealth: 'opening',
}
