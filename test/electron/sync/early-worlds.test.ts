// A desk that has just joined, at random: the shop goes on, the line comes and goes, windows read at the hub until the desk has
// fetched everything, and at the desk from then on. What a window was shown never becomes older.

import { describe, expect, test } from 'vitest'
import { LinkFailure } from '../../../electron/ports/authority-link.ts'
import type { DeskGateway } from '../../../electron/sync/desk-gateway.ts'
import type { Cursor } from '../../../shared/contract/changes.ts'
import { type PackedPage, unpackListing } from '../../../shared/contract/packed-changes.ts'
import { Dice } from '../../simulation/dice.ts'
import { openReadingDesk, SlowLink } from '../../support/reading-desk.ts'
import { SyncedShop } from '../../support/synced-shop.ts'

/** What a window holds of orders: which version of each, and how far it was told. */
class LookingWindow {
  readonly versions = new Map<string, number>()
  cursor: Cursor | null = null
  readonly #desk: DeskGateway

  constructor(desk: DeskGateway) {
    this.#desk = desk
  }

  /** Takes a page over; false where no answer came. */
  async looks(maxRows: number): Promise<boolean> {
    try {
      const page = await this.#desk.pullPacked(this.cursor, maxRows)
      this.#takes(page)
      return true
    } catch (error) {
      if (error instanceof LinkFailure) return false
      throw error
    }
  }

  /** An order that is opened is never older than its row, unless the desk still fetches what the window was told. */
  async opens(id: string): Promise<void> {
    const [listed = 0, cursor] = [this.versions.get(id), this.cursor]
    const { version } = await this.#desk.readState(id)
    const { epoch, version: held } = await this.#desk.head()
    const isFetched = cursor !== null && epoch === cursor.epoch && held >= cursor.version
    if (isFetched) expect(version).toBeGreaterThanOrEqual(listed)
  }

  #takes(page: PackedPage): void {
    const before = this.cursor
    if (before?.epoch === page.epoch) {
      expect(page.from, 'a page that goes on').toBe(before.version)
      expect(page.to, 'a window never goes back').toBeGreaterThanOrEqual(before.version)
    }
    const told: { readonly id: string; readonly version: number }[] = page.rows.filter(({ type }) => type === 'order')
    if (page.listing) unpackListing(page.listing, (thing) => told.push(thing))
    for (const { id, version } of told) {
      expect(version, `${id} never becomes older`).toBeGreaterThanOrEqual(this.versions.get(id) ?? 0)
      this.versions.set(id, version)
    }
    // Nothing was told at version 0: the desk holds nothing and cannot ask.
    this.cursor = page.to === 0 ? null : { epoch: page.epoch, version: page.to }
  }
}

describe('what a window was shown never becomes older, early or late, and in the end it holds what the shop holds', () => {
  test.each(Array.from({ length: 10 }, (_, index) => index + 1))('in world %i', async (seed) => {
    const dice = new Dice(seed)
    const shop = await SyncedShop.opened()
    const ids: string[] = []
    const placesOne = async () => {
      ids.push(`o${ids.length + 1}`)
      await shop.at.places(`o${ids.length}`, { number: `A-${String(ids.length).padStart(5, '0')}`, paymentMethodId: 'invoice' })
    }
    for (let count = 0; count < 6; count += 1) await placesOne()
    const link = new SlowLink(shop)
    const desk = await openReadingDesk(shop, link)
    const window = new LookingWindow(desk)
    for (let turn = 0; turn < 40; turn += 1) {
      const deed = dice.below(10)
      if (deed < 4) await window.looks(dice.pick([1, 3, 500]) ?? 500)
      else if (deed < 6) await window.opens(dice.pick(ids) ?? '')
      else if (deed < 8) await shop.at.does('AddNote', dice.pick(ids) ?? '', { note: `turn ${turn}` })
      else if (deed === 8) await placesOne()
      else if (dice.chance(0.4)) link.letGo()
      else if (link.isCut) link.mend()
      else link.cut()
      await shop.pace.pass(dice.between(1, 4_000))
    }
    link.mend()
    link.letGo()
    await shop.pace.until(desk.settled())
    await shop.pace.pass(120_000)
    const head = await shop.store.head()
    while (window.cursor?.version !== head.version) expect(await window.looks(500)).toBe(true)
    for (const id of ids) {
      expect(window.versions.get(id), id).toBe((await shop.store.readState(id)).version)
      expect(await desk.readState(id)).toEqual(await shop.store.readState(id))
    }
    await shop.pace.until(desk.close())
    await shop.close()
  })
})
