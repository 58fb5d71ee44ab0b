// What a desk and its authority say to each other. Versions compare only within one epoch; a transport failure changes nothing.

import type { Command } from '../lifecycle/command.ts'
import type { DocumentNumber } from '../lifecycle/document-number.ts'
import type { Cursor, DeskCursor } from './changes.ts'
import type { Outcome } from './outcome.ts'
import type { DeskPage } from './packed-rows.ts'

/** Bounds of one message: a push or a pull is cut there and goes on with the next one. */
export const SYNC_LIMITS = { pushCommands: 50, pushBytes: 262_144, pullRows: 500, bootstrapRows: 5_000, commandBytes: 65_536 } as const

export interface HelloQuestion {
  readonly protocol: number
  readonly appVersion: string
  /** How the desk's outbox stands, so that the authority can say what it never got should the desk be lost. */
  readonly outbox: { readonly lastSeq: number; readonly pending: number; readonly oldestAt: string | null }
  readonly cursor: DeskCursor | null
  /** Told to an authority that was set back: numbers of papers this desk has seen given, which stay given. */
  readonly documentNumbers?: readonly DocumentNumber[]
  /** The desk's clock when it asked. */
  readonly sentAt: string
}

export interface HelloAnswer {
  readonly protocol: number
  readonly head: Cursor
  /** Highest sequence number of this desk the authority has an outcome for. */
  readonly lastSeq: number
  readonly serverTime: string
  readonly deskName: string
  readonly series: string
}

/** One entry of an outbox on its way. What it tells follows from the command; no window may claim it. */
export interface PushedCommand {
  /** The desk's own sequence, without gaps. */
  readonly seq: number
  /** The highest own sequence number whose outcome was not an acceptance that this desk had shown when the command was made. */
  readonly known: number
  /**
   * The desk's own rules called it a fact when it was kept: a parcel paid for by then has left, whatever the order says by now.
   * Left out, the authority's rules alone tell.
   */
  readonly isFact?: boolean
  /** Null when it was withdrawn before it was sent: the number is used up, nothing happens. */
  readonly command: Command | null
}

export interface Push {
  readonly epoch: string
  readonly commands: readonly PushedCommand[]
}

export interface PushResult {
  readonly seq: number
  /** Null for a withdrawn one, and for one whose outcome is no longer kept: the state arrives by the feed. */
  readonly outcome: Outcome | null
}

/** Why the rest of a push was not taken; nothing after `seq` was looked at. */
export type PushStop =
  | { readonly why: 'gap'; readonly expected: number }
  | { readonly why: 'busy' | 'retry'; readonly retryAfterMs: number }
  | { readonly why: 'epoch' }
  /** The authority does not know this command, or this form of it: it is older than the desk. */
  | { readonly why: 'upgrade' }

export interface PushAnswer {
  readonly epoch: string
  readonly lastSeq: number
  readonly results: readonly PushResult[]
  readonly stop?: PushStop
}

/** A page of the feed as one desk may see it, with its own outcomes among the rows. */
export interface PullAnswer extends DeskPage {
  readonly lastSeq: number
  /** The authority's clock when it answered. */
  readonly serverTime: string
}
