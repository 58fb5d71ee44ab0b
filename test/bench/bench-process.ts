import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** A part of a measurement in a process of its own: it is told lines and answers each with one line of JSON. */
export class BenchProcess {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #lines: AsyncIterator<string>

  constructor(file: string, args: readonly string[]) {
    const path = new URL(file, import.meta.url).pathname
    this.#child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#child.stderr.pipe(process.stderr)
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  /** The next line it says. */
  async answer<Answer>(): Promise<Answer> {
    const line = await this.#lines.next()
    if (line.done)
      throw new Error(`${this.#child.spawnfile} ${this.#child.spawnargs.slice(1).join(' ')} ended with ${this.#child.exitCode}`)
    return JSON.parse(line.value) as Answer
  }

  ask<Answer>(line: string): Promise<Answer> {
    this.#child.stdin.write(`${line}\n`)
    return this.answer<Answer>()
  }

  /** Lets it end in order. */
  async end(): Promise<void> {
    this.#child.stdin.end()
    if (this.#child.exitCode === null) await once(this.#child, 'exit')
  }
}
