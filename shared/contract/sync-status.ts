/** Why nothing is sent although the authority may be there. What waits is kept until it is cured. */
export type HeldBecause =
  /** The authority does not know this desk, or has let it go. */
  | 'unpaired'
  /** One of both is too old for the other. */
  | 'outdated'
  /** The authority has commands of this desk that this desk has not: its file is an older copy. */
  | 'behind'
  /** Whoever answers there shows another certificate than the one this desk knows. */
  | 'certificate'
  /** The way there is not encrypted, and nobody said that this is meant. */
  | 'plain'

export type SyncLine =
  | { readonly is: 'online' | 'connecting' }
  /** `busy` and `fault`: it is there, but could not answer. */
  | { readonly is: 'offline'; readonly why: 'unreachable' | 'busy' | 'fault' }
  | { readonly is: 'held'; readonly why: HeldBecause }

/** How a desk stands with its authority, as plain data for a pill, a screen and a log. */
export interface SyncStatus {
  /** A desk alone is its own authority: nothing ever waits. */
  readonly mode: 'alone' | 'joined'
  readonly line: SyncLine
  /** Since when the line is as it is. */
  readonly since: string
  /** Commands that are kept here and not answered yet. */
  readonly waiting: number
  /** When the oldest of them was made: the one sign of health that does not lie. */
  readonly oldestAt: string | null
  /** Not accepted and seen by nobody yet. */
  readonly unseen: number
  /** When everything up to then was last fetched; null when never. */
  readonly lastPullAt: string | null
  /** How far this machine's clock is ahead of the authority's; null when not known. */
  readonly skewMs: number | null
  /** While everything is fetched from the beginning: how far it has come. */
  readonly bootstrap: { readonly version: number; readonly of: number } | null
}
