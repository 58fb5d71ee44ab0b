import type { DeskGreeting } from '../shared/contract/desk-greeting.ts'
import type { DeskFace, SyncFace } from './doors/desk-face.ts'
import type { Logger } from './ports/logger.ts'

/** What a desk is composed from, whether it is alone or one of a shop's. */
export interface DeskParts {
  readonly folder: string
  /** The part of the greeting that does not depend on whose authority it is. */
  readonly identity: Pick<DeskGreeting, 'appVersion' | 'protocol' | 'shell' | 'people'>
  readonly join: SyncFace['join']
}

/** A desk behind its doors. */
export interface ComposedDesk {
  readonly face: DeskFace
  readonly logger: Logger
  /** Finishes what is under way, closes the files and lets go of the folder. */
  close(): Promise<void>
}
