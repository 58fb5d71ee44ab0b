import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Dice } from '../simulation/dice.ts'

/**
 * What becomes of one connection: carried as it is; every piece late; ended after some bytes, whichever way they went; ended at
 * once; heard twice, the second time with nobody to hear the answer; open at one end only.
 */
export type Weather = 'fine' | 'slow' | 'truncates' | 'resets' | 'repeats' | 'half-open'

export const BAD_WEATHER: readonly Weather[] = ['slow', 'truncates', 'resets', 'repeats', 'half-open', 'fine']

/** Cables between desks and hubs: any port behind them may answer, and they carry as badly as they are told to. */
export class BadLine {
  /** What becomes of the next connection. */
  weather: () => Weather = () => 'fine'
  /** How long a connection may last. */
  lifeMs: () => number | null = () => null
  /** How many connections had which weather. */
  readonly had = new Map<Weather, number>()
  readonly #dice: Dice
  readonly #server: Server
  readonly #ports: readonly number[]
  readonly #sockets = new Set<Socket>()

  private constructor(dice: Dice, server: Server, ports: readonly number[]) {
    this.#dice = dice
    this.#server = server
    this.#ports = ports
    server.on('connection', (desk) => void this.#carry(desk))
  }

  static async open(dice: Dice, ...ports: readonly number[]): Promise<BadLine> {
    const server = createServer({ noDelay: true }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new BadLine(dice, server, ports)
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Ends every connection there is, without a word. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  async close(): Promise<void> {
    this.#server.close()
    this.cut()
  }

  async #carry(desk: Socket): Promise<void> {
    this.#keep(desk)
    const weather = this.weather()
    this.had.set(weather, (this.had.get(weather) ?? 0) + 1)
    if (weather === 'resets') return void desk.resetAndDestroy()
    if (weather === 'half-open') return this.#endLater([desk])
    const hub = await this.#reach()
    if (!hub) return void desk.resetAndDestroy()
    const other = weather === 'repeats' ? await this.#reach() : null
    other?.resume()
    const delayMs = weather === 'slow' ? 30 : 0
    let left = weather === 'truncates' ? 1 + this.#dice.below(6_000) : Number.POSITIVE_INFINITY
    const ends = [desk, hub, ...(other ? [other] : [])]
    const pour = (from: Socket, ...into: readonly Socket[]) => {
      let turn: Promise<unknown> = Promise.resolve()
      from.on('data', (piece) => {
        turn = turn.then(async () => {
          if (delayMs > 0) await pause(this.#dice.between(0, delayMs))
          for (const socket of into) if (socket.writable) socket.write(piece.subarray(0, Math.min(piece.length, left)))
          left -= piece.length
          if (left <= 0) for (const end of ends) end.destroySoon()
        })
      })
      from.on('close', () => void turn.then(() => into[0]?.destroySoon()))
    }
    pour(desk, ...ends.slice(1))
    pour(hub, desk)
    this.#endLater(ends)
  }

  #endLater(ends: readonly Socket[]): void {
    const lifeMs = this.lifeMs()
    if (lifeMs === null) return
    const timer = setTimeout(() => {
      for (const end of ends) end.resetAndDestroy()
    }, lifeMs)
    ends[0]?.on('close', () => clearTimeout(timer))
  }

  /** A hub that answers, tried in any order. */
  async #reach(): Promise<Socket | null> {
    const start = this.#dice.below(this.#ports.length)
    for (let index = 0; index < this.#ports.length; index += 1) {
      const port = this.#ports[(start + index) % this.#ports.length]
      const socket = connect({ port: port ?? 0, host: '127.0.0.1', noDelay: true })
      this.#keep(socket)
      const isThere = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true))
        socket.once('close', () => resolve(false))
      })
      if (isThere) return socket
    }
    return null
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
