const TRIES = 5
const WINDOW_MS = 10 * 60_000

/** How often an address may try a pairing code: five times in ten minutes. */
export class CodeTries {
  readonly #tries = new Map<string, readonly number[]>()

  mayTry(address: string, nowMs: number): boolean {
    for (const [other, at] of this.#tries) if (!at.some((each) => each > nowMs - WINDOW_MS)) this.#tries.delete(other)
    const recent = (this.#tries.get(address) ?? []).filter((each) => each > nowMs - WINDOW_MS)
    if (recent.length >= TRIES) return false
    this.#tries.set(address, [...recent, nowMs])
    return true
  }
}
