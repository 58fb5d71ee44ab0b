import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

/** Nothing that is measured takes this long: a part that does not answer by then hangs. */
const ANSWER_MS = 900_000
const END_MS = 60_000

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
    const line = await inTime(this.#lines.next(), ANSWER_MS, `${this.#name} did not answer`)
    if (line.done) throw new Error(`${this.#name} ended with ${this.#child.exitCode}`)
    return JSON.parse(line.value) as Answer
  }

  ask<Answer>(line: string): Promise<Answer> {
    this.#child.stdin.write(`${line}\n`)
    return this.answer<Answer>()
  }

  /** Lets it end in order. */
  async end(): Promise<void> {
    this.#child.stdin.end()
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    try {
      await inTime(once(this.#child, 'exit'), END_MS, `${this.#name} did not end`)
    } catch (error) {
      this.#child.kill('SIGKILL')
      throw error
    }
  }

  get #name(): string {
    return this.#child.spawnargs.slice(1).join(' ')
  }
}

/** Rejects when the work takes longer than that. */
async function inTime<Value>(work: Promise<Value>, limitMs: number, otherwise: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${otherwise} within ${limitMs / 1000} s`)), limitMs)
  })
  try {
    return await Promise.race([work, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
