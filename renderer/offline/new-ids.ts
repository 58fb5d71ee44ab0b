import { v7 } from 'uuid'

/** A new id for something this window begins: a command, a selection, a line. UUIDv7: it sorts by time, and means nothing by it. */
export function newId(): string {
  return v7()
}

/** Nine capital letters, PrestaShop's reference; without vowels and look-alikes nobody reads a word or a digit into it. */
export function newReference(): string {
  const letters = 'BCDFGHJKLMNPQRSTVWXZ'
  let reference = ''
  // 240 = 12 × 20: bytes above it would make the first letters likelier.
  while (reference.length < 9) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      if (byte < 240 && reference.length < 9) reference += letters[byte % letters.length]
    }
  }
  return reference
}
