// desk: the typed client of the desk process. Nobody outside this room knows whether it is behind a port or a socket.

import type { ContractRouterClient } from '@orpc/contract'
import type { procedures } from '../../shared/contract/procedures.ts'

/** Every procedure of the desk process, as a function with the types of the contract. */
export type DeskClient = ContractRouterClient<typeof procedures>

/**
 * `connecting` only until the first answer; afterwards the process is there (`open`) or it is not (`stopped`).
 * `turned-away`: it is there, but lets this browser in only by a new address.
 */
export type Line = 'connecting' | 'open' | 'stopped' | 'turned-away'

export interface DeskConnection {
  readonly client: DeskClient
  /** How the line is now. */
  line(): Line
  /** Tells the listener of every change of the line; the answer stops it. */
  onLine(listener: (line: Line) => void): () => void
  close(): void
}
