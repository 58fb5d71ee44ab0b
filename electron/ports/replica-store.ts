import type { CommandResult, DeskCursor } from '../../shared/contract/changes.ts'
import type { DeskPage } from '../../shared/contract/packed-rows.ts'
import type { StoreReads } from './order-store.ts'

/** What staged pages say beside the rows that are kept. */
export interface StagedNews {
  /** What became of this desk's own commands. */
  readonly results: readonly CommandResult[]
  /** Ids of orders that were purged for ever. */
  readonly purged: readonly string[]
}

/**
 * The authority's rows as this desk last saw them, with the authority's own versions. Everything in it can be fetched again.
 * What only the authority has (history, outcomes of others, payment requests) reads as empty.
 */
export interface ReplicaStore extends StoreReads {
  /** How far the replica has come, and which part of the shop it holds; null before it held everything of that once. */
  cursor(): Promise<DeskCursor | null>
  /**
   * Keeps a page beside what is shown; nothing of it is read until `reveal`. Pages come in order; a page from the beginning
   * begins anew, and everything staged before it goes. Rejects a page that does not go on where the last one ended.
   */
  stage(page: DeskPage): Promise<void>
  /** How far the staged pages have come; null when nothing is staged. A new process goes on from there. */
  staged(): Promise<{ readonly cursor: DeskCursor; readonly isBootstrap: boolean } | null>
  /** What the staged pages say to others than readers; to be taken over before `reveal`, which forgets it. */
  stagedNews(): Promise<StagedNews>
  /**
   * Shows everything staged and the cursor in one piece. After a bootstrap nothing else is left of what was before, and windows
   * begin anew: they read under an epoch of their own, because nobody is told what a bootstrap left out.
   */
  reveal(): Promise<void>
  /** Throws away what is staged. */
  dropStage(): Promise<void>
  close(): Promise<void>
}
