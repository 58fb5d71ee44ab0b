/** A code with the moments of its first and last key. */
export interface Read {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** The same code begun sooner after the last one ended is the scanner reading twice, not a second unit. */
export function isBounce(last: Read | null, next: Read, bounceMs: number): boolean {
  return last !== null && last.text === next.text && next.from - last.to < bounceMs
}
