import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** Less than the half minute for which a desk waits for an answer: that is not what it may end by. */
const ENDING_MS = 25_000

/** A program of the test's own in a process of its own, that says what happens to it line by line. It never outlives its test. */
export class Program {
  readonly #child: ChildProcessWithoutNullStreams
  readonly #said: string[] = []
  readonly #listeners = new Set<() => void>()
  readonly #ended: Promise<unknown>
  #complaints = ''
  #isOver = false

  constructor(file: string, args: readonly string[]) {
    this.#child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
    onTestFinished(() => void this.#child.kill('SIGKILL'))
    this.#child.stdin.on('error', () => undefined)
    this.#child.stderr.on('data', (chunk) => {
      this.#complaints += String(chunk)
    })
    createInterface({ input: this.#child.stdout }).on('line', (line) => {
      this.#said.push(line)
      this.#tell()
    })
    this.#ended = once(this.#child, 'close').then(() => {
      this.#isOver = true
      this.#tell()
    })
  }

  /** Everything it said so far; lines it said before a blow are among them once the blow is over. */
  get said(): readonly string[] {
    return this.#said
  }

  get complaints(): string {
    return this.#complaints
  }

  get exitCode(): number | null {
    return this.#child.exitCode
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  tell(line: string): void {
    this.#child.stdin.write(`${line}\n`)
  }

  /** The first line that begins so, from `after` lines on. Rejects when the program ends without it. */
  async line(beginning: string, after = 0): Promise<string> {
    await this.until((said) => said.slice(after).some((line) => line.startsWith(beginning)))
    return this.#said.slice(after).find((line) => line.startsWith(beginning)) ?? ''
  }

  async until(isSo: (said: readonly string[]) => boolean): Promise<void> {
    while (!isSo(this.#said)) {
      if (this.#isOver) throw new Error(`ended with ${this.exitCode}:\n${this.#said.slice(-20).join('\n')}\n${this.#complaints}`)
      await new Promise<void>((resolve) => this.#listeners.add(resolve))
    }
  }

  /** Takes it away in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** Tells it to end in order; rejects when it does not end by itself, or not well. */
  async end(): Promise<void> {
    this.#child.stdin.end()
    const overdue = setTimeout(() => this.#child.kill('SIGKILL'), ENDING_MS)
    await this.#ended
    clearTimeout(overdue)
    if (this.#child.signalCode === 'SIGKILL') throw new Error(`did not end within ${ENDING_MS} ms of being told to: ${this.#complaints}`)
    if (this.exitCode !== 0) throw new Error(`ended with ${this.exitCode}: ${this.#complaints}`)
  }

  /** It hears and says nothing any more, and its connections stay open, until it wakes. */
  sleeps(): void {
    this.#child.kill('SIGSTOP')
  }

  wakes(): void {
    this.#child.kill('SIGCONT')
  }

  async ended(): Promise<number | null> {
    await this.#ended
    return this.exitCode
  }

  #tell(): void {
    const listeners = [...this.#listeners]
    this.#listeners.clear()
    for (const listener of listeners) listener()
  }
}
