/** A desk of the shop as a manager sees it. */
export interface DeskListing {
  readonly id: string
  readonly name: string
  readonly series: string
  readonly state: 'invited' | 'paired' | 'revoked'
  readonly addedAt: string
  /** When it last said something, and what it then still had to send; null when it never did. */
  readonly seenAt: string | null
  readonly pending: number
  readonly oldestPendingAt: string | null
  /** Sequence numbers it has used that never arrived, by its own last word. */
  readonly missing: number
  readonly appVersion: string
}

export interface NewDesk {
  readonly desk: DeskListing
  /** To be typed at the new desk; shown once. */
  readonly code: string
  readonly expiresAt: string
}

/** What a desk keeps of its pairing. */
export interface PairedDesk {
  readonly deskId: string
  readonly series: string
  readonly name: string
  readonly token: string
  readonly shopName: string
}

/** What a desk joins a shop by. */
export interface JoinQuestion {
  readonly address: string
  readonly code: string
  /** The SHA-256 fingerprint of the hub's certificate, as the hub tells it. */
  readonly fingerprint?: string | undefined
  /** A person wants the line plain although the hub is another computer. */
  readonly plain?: boolean | undefined
}

/** What came of joining; the sentence tells a person why not, `ask` what only a person can answer before anything is sent there. */
export type JoinAnswer =
  | { readonly joined: true; readonly deskName: string; readonly series: string; readonly shopName: string }
  | { readonly joined: false; readonly sentence: string; readonly ask?: JoinAsk }

/** Is this the certificate the hub tells of? May the line be plain? */
export type JoinAsk = { readonly is: 'certificate'; readonly fingerprint: string } | { readonly is: 'plain' }
