/** Why a store could not do its work, whatever engine it is. */
export type StoreFailureKind =
  /** No room: nothing of the transaction was kept, everything before it is safe. */
  | 'disk-full'
  /** Another process works on this folder. */
  | 'in-use'
  /** Written by a newer program: it is neither read nor changed. */
  | 'from-the-future'
  | 'not-ours'
  | 'corrupt'
  | 'read-only'
  | 'busy'
  /** The server the store lives on does not answer: what it acknowledged is safe there. */
  | 'unreachable'
  /** The place or the engine cannot keep the store's promises (network share, too old a library, a setting that did not take). */
  | 'unfit'

/** An outage of the store. `message` is a sentence for people; `kind` is what programs decide by. */
export class StoreFailure extends Error {
  readonly kind: StoreFailureKind

  constructor(kind: StoreFailureKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreFailure'
    this.kind = kind
  }
}
