/** Where ids of commands made by the desk process itself come from. */
export interface IdSource {
  /** A new UUIDv7, never given before. */
  newId(): string
}
