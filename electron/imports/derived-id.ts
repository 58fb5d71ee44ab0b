import { v5 } from 'uuid'

// A fixed name space of our own: the same source and number give the same id on every machine and in every year.
const IMPORT_SPACE = '6f0c2a52-1d0b-5f0e-9c39-8a2b7b1c4d10'

/** The id (UUIDv5) of what a source calls by `parts`; repeating an import finds what it made before. */
export function derivedId(...parts: readonly string[]): string {
  return v5(JSON.stringify(parts), IMPORT_SPACE)
}
