import type { Clock } from '../ports/clock.ts'
import type { LogFacts, Logger } from '../ports/logger.ts'

/** Writes each line as one JSON object; what it writes to is given, so that a desk may log to a file and a test to a list. */
export class JsonLinesLogger implements Logger {
  readonly #write: (line: string) => void
  readonly #clock: Clock

  constructor(write: (line: string) => void, clock: Clock) {
    this.#write = write
    this.#clock = clock
  }

  info(sentence: string, facts: LogFacts = {}): void {
    this.#line('info', sentence, facts)
  }

  warn(sentence: string, facts: LogFacts = {}): void {
    this.#line('warn', sentence, facts)
  }

  error(sentence: string, facts: LogFacts = {}): void {
    this.#line('error', sentence, facts)
  }

  #line(level: 'info' | 'warn' | 'error', sentence: string, facts: LogFacts): void {
    try {
      this.#write(`${JSON.stringify({ at: this.#clock.now(), level, sentence, ...facts })}\n`)
    } catch {
      // A full disk must not turn a lost log line into a lost order; the order's own write reports it.
    }
  }
}
