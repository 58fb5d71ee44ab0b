/** Keys to press one after the other; the same key may come twice. */
export function KeySequence({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((key, place) => <kbd key={`${place} ${key}`}>{key}</kbd>)
}
