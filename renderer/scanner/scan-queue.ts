import { say } from '../../shared/wording/say.ts'
import type { Scan, ScanAnswer, Verdict } from './scan.ts'

/** Who is asked about a scan, and whether they show what they answer themselves. */
export interface Addressee {
  answer(): ScanAnswer
  readonly showsVerdict: boolean
}

interface QueueParts {
  /** Found when the scan's turn has come: the one before may have opened another screen. */
  addressee(scan: Scan): Addressee
  /** Before anybody has answered: only asked for when the answer takes long. */
  showWaiting(scan: Scan): void
  show(verdict: Verdict, scan: Scan, showsVerdict: boolean): void
}

/** So many wait at most; one more is refused aloud. */
export const MOST_WAITING = 20

/** People see that a scan was heard before they scan the next. */
const SEEN_WITHIN_MS = 70

/** A screen that does not answer must not stop the scanner for good. */
const PATIENCE_MS = 15_000

/** Takes scans in their order, one at a time: the next when the one before has its verdict. None is lost without a word. */
export class ScanQueue {
  readonly #parts: QueueParts
  readonly #waiting: Scan[] = []
  #isBusy = false

  constructor(parts: QueueParts) {
    this.#parts = parts
  }

  add(scan: Scan): void {
    if (this.#waiting.length >= MOST_WAITING) {
      const text = say('{count} scans are waiting. “{code}” was not taken: scan it again.', { count: MOST_WAITING, code: scan.code })
      this.#parts.show({ tone: 'wrong', text }, scan, false)
      return
    }
    this.#waiting.push(scan)
    if (!this.#isBusy) void this.#work()
  }

  async #work(): Promise<void> {
    this.#isBusy = true
    for (let scan = this.#waiting.shift(); scan; scan = this.#waiting.shift()) await this.#handle(scan)
    this.#isBusy = false
  }

  async #handle(scan: Scan): Promise<void> {
    const { addressee, show, showWaiting } = this.#parts
    const { answer, showsVerdict } = addressee(scan)
    const soon = setTimeout(() => showWaiting(scan), SEEN_WITHIN_MS)
    try {
      const given = answer()
      const verdict = given instanceof Promise ? await patiently(given) : given
      clearTimeout(soon)
      if (verdict) show(verdict, scan, showsVerdict)
    } catch (error) {
      clearTimeout(soon)
      reportError(error)
      show({ tone: 'wrong', text: say('“{code}” could not be dealt with. Scan it again.', { code: scan.code }) }, scan, false)
    }
  }
}

function patiently(answer: Promise<Verdict | null>): Promise<Verdict | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('a screen did not answer a scan in time')), PATIENCE_MS)
    void answer.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
