import { shownKey, useLetterKeys } from './letter-keys.ts'

/** Keys to press one after the other; the same key may come twice. A letter that was moved is shown where it lies now. */
export function KeySequence({ keys }: { readonly keys: readonly string[] }) {
  useLetterKeys()
  // biome-ignore lint/suspicious/noArrayIndexKey: a key's place is what tells it from its twin, and the sequence never changes.
  return keys.map((key, place) => <kbd key={`${place} ${key}`}>{keys[0] === 'Ctrl' ? key : shownKey(key)}</kbd>)
}
