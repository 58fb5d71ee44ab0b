/** Where a verb speaks. With `--json` people are spoken to on stderr, and the last line of stdout is one object of figures. */
export interface Terminal {
  /** A line for people. */
  say(line: string): void
  /** What went wrong and what to do: always on stderr. */
  complain(line: string): void
  progress(done: number, total: number, what: string): void
  /** The figures of the verb; printed last, and only with `--json`. */
  figures(figures: object): void
  /** The product itself (an export), to stdout; resolves when there is room for more. */
  product(text: string): Promise<void>
}

const BETWEEN_LINES_MS = 2_000
const BETWEEN_REDRAWS_MS = 100

/** The terminal of this process. */
export function processTerminal(isJson: boolean, { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): Terminal {
  let lastShown = Number.NEGATIVE_INFINITY
  let isLineOpen = false
  const closeLine = () => {
    if (isLineOpen) stderr.write('\n')
    isLineOpen = false
  }
  return {
    say(line) {
      closeLine()
      const stream = isJson ? stderr : stdout
      stream.write(`${line}\n`)
    },
    complain(line) {
      closeLine()
      stderr.write(`${line}\n`)
    },
    progress(done, total, what) {
      const now = performance.now()
      const isLast = done >= total && total > 1
      if (!isLast && now - lastShown < (stderr.isTTY ? BETWEEN_REDRAWS_MS : BETWEEN_LINES_MS)) return
      // A short job needs no progress in a log; a person at a terminal sees even a short one move.
      if (!stderr.isTTY && lastShown === Number.NEGATIVE_INFINITY) {
        lastShown = now
        return
      }
      lastShown = now
      const text = total > 1 ? `${what}: ${done} of ${total}` : what
      if (stderr.isTTY) stderr.write(`\r\u001b[K${text}`)
      else stderr.write(`${text}\n`)
      isLineOpen = Boolean(stderr.isTTY)
    },
    figures(figures) {
      closeLine()
      if (isJson) stdout.write(`${JSON.stringify(figures)}\n`)
    },
    product(text) {
      return new Promise((resolve, reject) => stdout.write(text, (error) => (error ? reject(error) : resolve())))
    },
  }
}
