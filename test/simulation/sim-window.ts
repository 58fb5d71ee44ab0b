import type { DeskGateway } from '../../electron/sync/desk-gateway.ts'
import type { ChangeRow, Cursor } from '../../shared/contract/changes.ts'
import type { OutboxEntry } from '../../shared/contract/outbox-entry.ts'
import type { Life } from './life.ts'
import type { SimDesk } from './sim-desk.ts'
import type { SimWorld } from './sim-world.ts'

const ROWS_OF_A_PAGE = 25

/** What a window holds: rows by type and id, revealed together, and this desk's own commands. */
export class SimWindow {
  readonly #world: SimWorld
  readonly desk: SimDesk
  readonly name: string
  rows = new Map<string, ChangeRow>()
  cursor: Cursor | null = null
  entries = new Map<number, OutboxEntry>()
  #change = 0
  #staged: { rows: ChangeRow[]; isFromStart: boolean; cursor: Cursor } | null = null
  #turn = 0
  #isAsking = false
  #isNews = false

  constructor(world: SimWorld, desk: SimDesk, index: number) {
    this.#world = world
    this.desk = desk
    this.name = `window ${desk.place}.${index}`
  }

  /** The desk's process is there, or there again. */
  opens(gateway: DeskGateway, life: Life): void {
    this.#turn += 1
    this.#isAsking = false
    const hear = () => {
      this.#isNews = true
      this.#world.time.after(this.#world.dice.between(1, 20), () => this.#ask(gateway, life))
    }
    gateway.onCommit(hear)
    gateway.onOutbox(hear)
    hear()
  }

  /** Its cache is gone, or it was closed and opened: everything is asked for again. */
  wipe(): void {
    this.rows = new Map()
    this.entries = new Map()
    this.cursor = null
    this.#staged = null
    this.#change = 0
    this.#turn += 1
    this.#isAsking = false
    this.#isNews = true
    const { gateway } = this.desk
    const turn = this.#turn
    if (gateway) this.#world.time.after(10, () => turn === this.#turn && this.#ask(gateway, null))
  }

  #ask(gateway: DeskGateway, life: Life | null): void {
    if (this.#isAsking || !this.#isNews || life?.isOver) return
    this.#isAsking = true
    this.#isNews = false
    const turn = this.#turn
    this.#pull(gateway, turn).then(
      (isWhole) => {
        if (turn !== this.#turn) return
        this.#isAsking = false
        if (!isWhole) this.#isNews = true
        if (this.#isNews) this.#world.time.after(5, () => this.#ask(gateway, life))
      },
      (error: unknown) => this.#world.broken(`${this.name} could not read its desk: ${String(error)}`),
    )
  }

  async #pull(gateway: DeskGateway, turn: number): Promise<boolean> {
    const changed = await gateway.outboxSince(this.#change, 100)
    if (turn !== this.#turn) return true
    for (const entry of changed) {
      this.entries.set(entry.seq, entry)
      this.#change = entry.change
    }
    const asked = this.#staged?.cursor ?? this.cursor
    const page = await gateway.pullChanges(asked, ROWS_OF_A_PAGE)
    if (turn !== this.#turn) return true
    const cursor = { epoch: page.epoch, version: page.to }
    const goesOn = this.#staged && page.from > 0 && page.epoch === this.#staged.cursor.epoch
    if (goesOn && this.#staged) {
      this.#staged.rows.push(...page.rows)
      this.#staged.cursor = cursor
    } else {
      this.#staged = { rows: [...page.rows], isFromStart: page.from === 0, cursor }
    }
    if (page.more) return false
    this.#reveal(this.#staged)
    return true
  }

  #reveal({
    rows,
    isFromStart,
    cursor,
  }: {
    readonly rows: readonly ChangeRow[]
    readonly isFromStart: boolean
    readonly cursor: Cursor
  }): void {
    this.#staged = null
    if (isFromStart) this.rows = new Map()
    for (const row of rows) {
      const key = `${row.type} ${row.id}`
      if (row.row === null) this.rows.delete(key)
      else this.rows.set(key, row)
    }
    const isNews = rows.length > 0
    this.cursor = cursor
    if (isNews && cursor.version > 0) this.#world.windowRevealed(this, cursor)
  }
}
