/** Keys to press one after the other; the same key may come twice. */
export function KeySequence({ keys }: { readonly keys: readonly string[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a key's place is what tells it from its twin, and the sequence never changes.
  return keys.map((key, place) => <kbd key={`${place} ${key}`}>{key}</kbd>)
}
