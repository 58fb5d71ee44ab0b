// What every engine must do for desks that hold a part of the shop. An engine adds one short caller beside this file.

import { describe, expect, test } from 'vitest'
import type { OrderStore, StateChange } from '../../electron/ports/order-store.ts'
import { moveWindow } from '../../electron/service/desk-window.ts'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { submitCommand } from '../../electron/service/submit-command.ts'
import type { ChangeRow, DeskCursor } from '../../shared/contract/changes.ts'
import { rowsOf } from '../../shared/contract/packed-rows.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import { NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import { TestAuthority } from '../support/authority.ts'
import { commandBy } from '../support/given-order.ts'
import { TEST_SHOP } from '../support/test-shop.ts'
import { eachOpens, type StoreUnderTest } from './store-under-test.ts'

/** Commands of these tests are decided on 4 March 2025. */
const DAY = 24 * 60 * 60 * 1000
const at = (days: number) => new Date(Date.parse('2025-03-04T10:00:00.000Z') + days * DAY).toISOString()

const OPEN_CASE: SyncCase = {
  id: 'c1',
  kind: 'EDIT_CONFLICT',
  orderId: 'o1',
  orderNumber: 'A-00001',
  command: commandBy('case-1', 'AddNote', { note: 'mine' }, { aggregateId: 'o1' }),
  refusal: null,
  serviceState: { status: 2, isOnHold: false, changedAt: null, changedBy: null },
  recorded: [],
  affectedOrderIds: [],
  openedAt: at(0),
  resolution: null,
}

export function describeDeskWindow(engine: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the window of the desks on ${engine}`, () => {
    let store: OrderStore
    let shop: TestAuthority
    eachOpens(open, async (opened) => {
      ;({ store, shop } = opened)
      await shop.opensShop()
    })

    const passes = async (days: number) => {
      while ((await moveWindow({ store, clock: { now: () => at(days) } })).answer) {}
    }

    const at100 = async (command: Command) => (await submitCommand({ store, clock: { now: () => at(100) } }, command)).answer

    /** What a desk is told after a cursor: `order o1`, or `-order o1` where it is to go. */
    const told = async (cursor: DeskCursor | null, maxRows = 500) => {
      const rows: ChangeRow[] = []
      let from = cursor
      for (;;) {
        const page = await store.changesSince(from, maxRows, 'd1')
        if (store.deskChangesSince) expect(rowsOf(await store.deskChangesSince(from, maxRows, 'd1'))).toEqual(page.rows)
        rows.push(...page.rows)
        const isFetchingAll = page.from === 0 || from?.snap !== undefined
        const snap = isFetchingAll && page.more ? { snap: from?.snap ?? page.head } : {}
        from = { epoch: page.epoch, version: page.to, scope: page.scope ?? '', ...snap }
        if (!page.more) break
      }
      const things = rows.filter(({ type }) => type === 'order' || type === 'selection' || type === 'case')
      return { cursor: from, things: things.map((row) => `${row.row === null ? `-${row.deleted} ` : ''}${row.type} ${row.id}`) }
    }

    test('a closed order leaves every desk after the days the shop says, and the shop keeps it', async () => {
      await shop.places('open', { number: 'A-00001' })
      await shop.places('done', { number: 'A-00002' })
      await shop.completes('done')
      const before = await told(null)
      expect(before.things.sort()).toEqual(['order done', 'order open', 'selection done', 'selection open'])
      await passes(89)
      expect((await told(before.cursor)).things).toEqual([])
      await passes(91)
      expect((await told(before.cursor)).things).toEqual(['-archive selection done', '-archive order done'])
      expect((await told((await told(before.cursor)).cursor)).things).toEqual([])
      expect((await store.readState('done')).state.order?.number).toBe('A-00002')
      expect((await store.readCounts()).completed).toBe(1)
      expect(whole((await store.changesSince(null, 500)).rows)).toContain('order done')
    })

    test('whoever begins never hears of what has left, in pages of any size', async () => {
      for (const id of ['o1', 'o2', 'o3']) {
        await shop.places(id, { number: `A-0000${id.slice(1)}` })
        if (id !== 'o2') await shop.completes(id)
      }
      await passes(91)
      for (const maxRows of [1, 3, 500]) expect((await told(null, maxRows)).things.sort()).toEqual(['order o2', 'selection o2'])
    })

    test('a basket that ended leaves as a closed order does, and one somebody still fills stays', async () => {
      await shop.selects('ended', { number: '' })
      await shop.selects('filled', { number: '' })
      await shop.does('DeleteSelection', 'ended', {})
      const before = await told(null)
      expect(before.things.sort()).toEqual(['selection ended', 'selection filled'])
      await passes(89)
      expect((await told(before.cursor)).things).toEqual([])
      await passes(91)
      expect((await told(before.cursor)).things).toEqual(['-archive selection ended'])
      expect((await told(null)).things).toEqual(['selection filled'])
      expect((await store.readState('ended')).state.selection?.state).toBe('deleted')
    })

    test('a basket that left comes back with an order that is made of it after all, and leaves with that', async () => {
      await shop.selects('late', { number: '' })
      await shop.does('DeleteSelection', 'late', {})
      await passes(91)
      const { cursor } = await told(null)
      const { state: before } = await store.readState('late')
      const order = { ...(await anOrder()), id: 'late', number: 'X-1', reference: 'R-1' }
      await keeps('late', { before, after: { ...before, order }, closedAt: null })
      const back = await told(cursor)
      expect(back.things.filter((thing) => thing.endsWith(' late')).sort()).toEqual(['order late', 'selection late'])
      const anew = await told(null, 1)
      expect(anew.things.filter((thing) => thing.endsWith(' late')).sort()).toEqual(['order late', 'selection late'])
      await keeps('late', { before: { ...before, order }, after: { ...before, order: { ...order, status: 5 } }, closedAt: at(92) })
      await passes(190)
      const left = await told(back.cursor)
      expect(left.things.filter((thing) => thing.endsWith(' late'))).toEqual(['-archive selection late', '-archive order late'])
    })

    test('a case leaves as long after its decision, and never before', async () => {
      const opened = { ...NOTHING_YET, syncCase: OPEN_CASE }
      const resolution = { choice: 'theirs', comment: '', at: at(1), by: 'Mona' } as const
      await keeps('c1', { before: NOTHING_YET, after: opened, closedAt: null })
      const before = await told(null)
      await passes(200)
      expect((await told(before.cursor)).things).toEqual([])
      await keeps('c1', { before: opened, after: { ...opened, syncCase: { ...OPEN_CASE, resolution } }, closedAt: at(201) })
      const decided = await told(before.cursor)
      expect(decided.things).toEqual(['case c1'])
      await passes(290)
      expect((await told(decided.cursor)).things).toEqual([])
      await passes(292)
      expect((await told(decided.cursor)).things).toEqual(['-archive case c1'])
      expect((await told(null)).things).toEqual([])
      expect((await store.readState('c1')).state.syncCase?.resolution).toEqual(resolution)
    })

    test('who was in the middle of fetching everything is told of what left meanwhile, and of nothing from before', async () => {
      await shop.places('early', { number: 'A-00001' })
      await shop.completes('early')
      await passes(91)
      shop = new TestAuthority(store, { send: at100, commands: shop.commands })
      await shop.places('late', { number: 'A-00002' })
      await shop.completes('late')
      const first = await store.changesSince(null, 1, 'd1')
      const middle = { epoch: first.epoch, version: first.to, scope: first.scope ?? '', snap: first.head }
      await passes(191)
      const rest = await store.changesSince(middle, 500, 'd1')
      expect(rest.rows.filter(({ row }) => row === null).map(({ type, id }) => `${type} ${id}`)).toEqual(['selection late', 'order late'])
    })

    test('an order somebody works on again comes back, and leaves as long after that', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await shop.completes('o1')
      await passes(91)
      const { cursor } = await told(null)
      shop = new TestAuthority(store, { send: at100, commands: shop.commands })
      await shop.does('AddNote', 'o1', { note: 'asked for an invoice' })
      const back = await told(cursor)
      expect([...back.things].sort()).toEqual(['order o1', 'selection o1'])
      expect((await told(null)).things.sort()).toEqual(['order o1', 'selection o1'])
      await passes(180)
      expect((await told(back.cursor)).things).toEqual([])
      await passes(191)
      expect((await told(back.cursor)).things).toEqual(['-archive selection o1', '-archive order o1'])
    })

    test('a wider window makes every desk begin anew with what came back; a narrower one only lets go', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await shop.completes('o1')
      await passes(91)
      const { cursor } = await told(null)
      const days = (deskWindowDays: number) => ({
        ...TEST_SHOP,
        stores: TEST_SHOP.stores.map((each) => ({ ...each, deskWindowDays })),
      })
      await shop.does('SaveSettings', 'settings', { settings: days(200) }, { role: 'admin' })
      await passes(92)
      const page = await store.changesSince(cursor, 500, 'd1')
      expect(page).toMatchObject({ reset: 'scope', from: 0 })
      expect(page.scope).not.toBe(cursor?.scope)
      expect(whole(page.rows)).toContain('order o1')
      const { cursor: wide } = await told(null)
      await shop.does('SaveSettings', 'settings', { settings: days(30) }, { role: 'admin' })
      await passes(93)
      const narrow = await store.changesSince(wide, 500, 'd1')
      expect(narrow.reset).toBeUndefined()
      expect((await told(wide)).things).toEqual(['-archive selection o1', '-archive order o1'])
    })

    test('who was away for longer than deletions are told begins anew, and who was not does not', async () => {
      await shop.places('o1', { number: 'A-00001' })
      await passes(1)
      const { cursor: old } = await told(null)
      await shop.does('AddNote', 'o1', { note: 'one' })
      await passes(50)
      const { cursor: young } = await told(null)
      await shop.does('AddNote', 'o1', { note: 'two' })
      await passes(141)
      expect(await store.changesSince(old, 500, 'd1')).toMatchObject({ reset: 'floor', from: 0 })
      expect((await store.changesSince(young, 500, 'd1')).reset).toBeUndefined()
      // Still fetching everything, with deletions told since it began.
      expect((await store.changesSince({ ...(old as DeskCursor), snap: young?.version ?? 0 }, 500, 'd1')).reset).toBeUndefined()
      // A window of a desk that is alone holds everything, and is told everything.
      expect((await store.changesSince(old, 500)).reset).toBeUndefined()
    })

    test('many orders leave a page at a time', async () => {
      await keepsClosed(Array.from({ length: 1_100 }, (_, index) => 1_000 + index))
      const before = await store.head()
      await passes(91)
      expect((await store.head()).version).toBe(before.version + 2)
      await passes(92)
      expect((await store.head()).version).toBe(before.version + 3)
      const rows = (await store.changesSince({ ...before, scope: '0' }, 1, 'd1')).rows
      expect(rows).toHaveLength(1_000)
    })

    const keeps = (id: string, { before, after, closedAt }: Pick<StateChange, 'before' | 'after' | 'closedAt'>) => {
      const states = [{ id, before, after, closedAt: closedAt ?? null, placed: null, placedBefore: null, tombstone: null }]
      return store.transact((transaction) => transaction.save({ ...NO_CHANGES, states }))
    }

    const keepsClosed = async (times: readonly number[]) => {
      const sample = await anOrder()
      const nothing = { selection: null, order: null, deleted: false }
      const states = times.map((ms) => {
        const order = { ...sample, id: `x${ms}`, number: `X-${ms}`, reference: `R-${ms}` }
        const after = { ...nothing, order }
        const closedAt = new Date(ms).toISOString()
        return { id: order.id, before: nothing, after, placed: null, placedBefore: null, tombstone: null, closedAt }
      })
      await store.transact((transaction) => transaction.save({ ...NO_CHANGES, states }))
    }

    const anOrder = async () => {
      if ((await store.readOrder('sample')) === null) await shop.places('sample', { number: 'A-99999' })
      return shop.order('sample')
    }
  })

  describe(`payments on ${engine}`, () => {
    let store: OrderStore
    let shop: TestAuthority
    eachOpens(open, (opened) => {
      ;({ store, shop } = opened)
    })

    test('are asked for by whoever made them durable, until a turn has passed without a word', async () => {
      await shop.opensShop()
      await shop.places('o1', { number: 'A-00001' })
      await shop.does('ConfirmOrder', 'o1', {})
      await shop.does('CaptureOrder', 'o1', { amount: (await shop.order('o1')).totals.grandTotal })
      const [{ request, askedAt }] = (await store.openPaymentRequests()) as [Awaited<ReturnType<OrderStore['openPaymentRequests']>>[0]]
      const turn = (seconds: number, mine: readonly string[] = []) => {
        const later = (more: number) => new Date(Date.parse(askedAt) + more * 1000).toISOString()
        return store.takePaymentTurns({ mine, at: later(seconds), until: later(seconds + 60) })
      }
      expect(await turn(59)).toEqual([])
      expect(await turn(60)).toEqual([request])
      expect(await turn(90)).toEqual([])
      expect(await turn(100, [request.entryId])).toEqual([request])
      expect(await turn(159)).toEqual([])
      expect(await turn(161)).toEqual([request])
    })
  })
}

function whole(rows: readonly ChangeRow[]): readonly string[] {
  return rows.flatMap(({ type, id, row }) => (row === null ? [] : [`${type} ${id}`]))
}
