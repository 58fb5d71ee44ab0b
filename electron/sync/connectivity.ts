import type { HeldBecause, SyncLine } from '../../shared/contract/sync-status.ts'
import type { LinkFailureKind } from '../ports/authority-link.ts'

/** Failures in a row before a desk that was online calls itself offline: one lost message is not a lost line. */
const FAILURES_TO_OFFLINE = 2

/** What the desk says of its line, told by how its calls end. One answer is enough to be online again. */
export class Connectivity {
  #line: SyncLine = { is: 'connecting' }
  #since: string
  #failures = 0

  constructor(at: string) {
    this.#since = at
  }

  get line(): SyncLine {
    return this.#line
  }

  get since(): string {
    return this.#since
  }

  get isOnline(): boolean {
    return this.#line.is === 'online'
  }

  /** The authority answered; true when the desk was not online before. */
  answered(at: string): boolean {
    this.#failures = 0
    return this.#become({ is: 'online' }, at)
  }

  failed(kind: LinkFailureKind, at: string): boolean {
    this.#failures += 1
    if (kind === 'unpaired' || kind === 'outdated' || kind === 'certificate' || kind === 'plain')
      return this.#become({ is: 'held', why: kind }, at)
    // What was refused was heard and answered.
    if (kind === 'refused' || (this.isOnline && this.#failures < FAILURES_TO_OFFLINE)) return false
    return this.#become({ is: 'offline', why: kind }, at)
  }

  held(why: HeldBecause, at: string): boolean {
    return this.#become({ is: 'held', why }, at)
  }

  #become(line: SyncLine, at: string): boolean {
    if (JSON.stringify(line) === JSON.stringify(this.#line)) return false
    this.#line = line
    this.#since = at
    return true
  }
}
