import type { PlacedBetween } from '../../shared/views/placed-between.ts'
// What every engine behind the OrderStore port must do. An engine adds one short caller beside this file.

import { describe, expect, test } from 'vitest'
import type { CommandRecord, DeskRecord, ListViewRequest, OrderStore, QueuePage } from '../../electron/ports/order-store.ts'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { readListView } from '../../electron/service/read-list-view.ts'
import { ViewCounts } from '../../electron/service/view-counts.ts'
import type { ChangePage, ChangeRow, Cursor } from '../../shared/contract/changes.ts'
import { rowsOf } from '../../shared/contract/packed-rows.ts'
import { EMPTY_ADDRESS } from '../../shared/lifecycle/address.ts'
import { type LifecycleState, NOTHING_YET } from '../../shared/lifecycle/decision.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { QueueId } from '../../shared/views/queues.ts'
import { queryWords } from '../../shared/views/search-words.ts'
import { referenceOf, TestAuthority } from '../support/authority.ts'
import { TEST_ADDRESS, TEST_SHOP } from '../support/test-shop.ts'
import { eachOpens, type StoreUnderTest } from './store-under-test.ts'

export function describeOrderStore(engine: string, open: () => Promise<StoreUnderTest>): void {
  describe(`an order store on ${engine}`, () => {
    let underTest: StoreUnderTest
    let store: OrderStore
    let shop: TestAuthority
    eachOpens(open, (opened) => {
      ;({ underTest, store, shop } = opened)
    })

    describe('transactions', () => {
      test('begin at version 0 with nothing', async () => {
        expect((await store.head()).version).toBe(0)
        expect(await store.readOrder('nobody')).toBeNull()
        expect(await store.readState('nobody')).toEqual({ state: NOTHING_YET, version: 0 })
        expect(await store.readSettings()).toBeNull()
      })

      test('keep everything of one save under one version, and it is there after opening again', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        await shop.does('ConfirmOrder', 'o1', {})
        const before = await everything(store)

        const reopened = await underTest.reopen()

        expect(await everything(reopened)).toEqual(before)
        const events = await reopened.readHistory('o1')
        const confirming = events.filter((each) => each.commandName === 'ConfirmOrder')
        expect(confirming.map((each) => each.kind)).toEqual(['OrderConfirmed', 'StockAllocated'])
        expect(new Set(confirming.map((each) => each.version))).toEqual(new Set([(await reopened.head()).version]))
      })

      test('keep nothing when the work fails, not even what was saved before it failed', async () => {
        await shop.opensShop()
        const before = await everything(store)
        await expect(
          store.transact(async (transaction) => {
            await transaction.save({ ...NO_CHANGES, demand: [{ itemId: 'shirt', units: 7 }] })
            throw new Error('the work failed')
          }),
        ).rejects.toThrow('the work failed')
        expect(await everything(store)).toEqual(before)
        await shop.does('ReceiveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity: 1 }], note: '' })
      })

      test('run one after another on the same order: each sees the one before', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        const notes = Array.from({ length: 20 }, (_, index) => shop.does('AddNote', 'o1', { note: `note ${index}` }))
        const outcomes = await Promise.all(notes)
        expect(new Set(outcomes.map((outcome) => outcome.version)).size).toBe(20)
        expect((await store.readHistory('o1')).filter((each) => each.kind === 'NoteAdded')).toHaveLength(20)
      })

      test('are not seen by readers before they are committed', async () => {
        await shop.opensShop()
        const { version } = await store.head()
        await store.transact(async (transaction) => {
          const saved = await transaction.save({ ...NO_CHANGES, demand: [{ itemId: 'shirt', units: 7 }] })
          expect(saved).toBe(version + 1)
          expect((await store.head()).version).toBe(version)
          expect((await store.readStock(['shirt']))[0]?.demand).toBe(0)
        })
        expect((await store.head()).version).toBe(version + 1)
        expect((await store.readStock(['shirt']))[0]?.demand).toBe(7)
      })

      test('refuse to promise more than is on the shelf, whoever computed it', async () => {
        await shop.opensShop(10)
        const level = { warehouseId: 'main', itemId: 'shirt', physical: 10, allocated: 11 }
        await expect(store.transact((transaction) => transaction.save({ ...NO_CHANGES, levels: [level] }))).rejects.toThrow()
        expect((await store.readStock(['shirt']))[0]?.levels).toEqual([{ ...level, allocated: 0 }])
      })
    })

    describe('outcomes', () => {
      test('are answered again for a known command, refused ones too, and null for a new one', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        const refused = await shop.tries('ArchiveOrder', 'o1', {}, { id: 'no' })
        const accepted = await shop.tries('AddNote', 'o1', { note: 'hello' }, { id: 'yes' })
        expect(refused.status).toBe('refused')
        expect(await store.readOutcome('no')).toEqual(refused)
        expect(await store.readOutcome('yes')).toEqual(accepted)
        expect(await store.readOutcome('never')).toBeNull()
      })
    })

    describe('the feed', () => {
      test('carries each thing once and as it is now, and nothing after the head', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        await shop.does('AddNote', 'o1', { note: 'a' })
        await shop.does('PutOnHold', 'o1', { reasonCode: 'OTHER', reason: 'look' })
        const page = await store.changesSince(null, 500)
        expect(page.rows.map((row) => `${row.type} ${row.id}`).sort()).toEqual([
          'item mug',
          'item poster',
          'item shirt',
          'order o1',
          'selection o1',
          'settings settings',
          'stock mug',
          'stock poster',
          'stock shirt',
        ])
        expect(page).toMatchObject({ from: 0, to: page.head, more: false })
        expect(rowOf(page.rows, 'order', 'o1')).toEqual(await shop.order('o1'))
        expect(rowOf(page.rows, 'stock', 'shirt')).toMatchObject({ demand: 2 })
        const rest = await store.changesSince({ epoch: page.epoch, version: page.to }, 500)
        expect(rest).toMatchObject({ from: page.to, to: page.to, more: false, rows: [] })
      })

      test('is cut only where a version ends, and pages together miss nothing', async () => {
        await shop.opensShop()
        for (let index = 1; index <= 8; index += 1) await shop.places(`o${index}`, { number: `A-0000${index}` })
        const whole = await store.changesSince(null, 1000)
        for (const maxRows of [1, 2, 3, 5]) {
          const pages = await pagesOf(store, maxRows)
          expect(pages.flatMap((page) => page.rows)).toEqual(whole.rows)
          for (const [index, page] of pages.entries()) {
            const next = pages[index + 1]?.rows[0]
            if (next) expect(next.version).toBeGreaterThan(page.to)
            expect(page.rows.every((row) => row.version > page.from && row.version <= page.to)).toBe(true)
          }
        }
      })

      test('says the same to a desk that has much to fetch, orders and baskets packed as texts', async () => {
        if (!store.deskChangesSince) return
        await shop.opensShop(500)
        for (let index = 1; index <= 110; index += 1) await shop.places(`o${index}`, { number: `A-${index}` })
        await shop.does('CancelOrder', 'o1', { comment: 'mistake', stockAction: 'releaseItemsBackToWarehouse' })
        await shop.does('DeleteOrder', 'o1', { typedNumber: 'A-1' }, { role: 'admin' })
        const { rows, ...whole } = await store.changesSince(null, 1000)
        const page = await store.deskChangesSince(null, 1000, '')
        expect(page).toMatchObject(whole)
        expect(page.packed?.count).toBe(218)
        expect(rowsOf(page)).toHaveLength(rows.length)
        expect(rowsOf(page)).toEqual(expect.arrayContaining([...rows]))
        const first = await store.deskChangesSince(null, 210, '')
        const rest = await store.deskChangesSince({ epoch: first.epoch, version: first.to }, 1000, '')
        expect(first.more).toBe(true)
        expect(rowsOf(first).every(({ version }) => version <= first.to)).toBe(true)
        expect(rowsOf(first).length + rowsOf(rest).length).toBe(rows.length)
      })

      test('says so and begins again for a cursor of another epoch or from the future', async () => {
        await shop.opensShop()
        const { epoch, version } = await store.head()
        const other = await store.changesSince({ epoch: 'another', version: 1 }, 500)
        const ahead = await store.changesSince({ epoch, version: version + 1 }, 500)
        expect(other).toMatchObject({ reset: 'epoch', from: 0, epoch })
        expect(ahead).toMatchObject({ reset: 'ahead', from: 0 })
        expect(other.rows).toEqual((await store.changesSince(null, 500)).rows)
      })

      test('says so too to a desk that began to fetch everything when the shop was further than it is now', async () => {
        await shop.opensShop()
        const { epoch, version } = await store.head()
        const cursor = { epoch, version, scope: (await store.changesSince(null, 500, 'd1')).scope ?? '' }
        expect(await store.changesSince({ ...cursor, snap: version + 1 }, 500, 'd1')).toMatchObject({ reset: 'ahead', from: 0 })
        expect((await store.changesSince({ ...cursor, snap: version }, 500, 'd1')).reset).toBeUndefined()
      })

      test('says that a deleted order is purged', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        const { epoch, version } = await store.head()
        await deletes(shop, 'o1', 'A-00001')
        const page = await store.changesSince({ epoch, version }, 500)
        expect(page.rows.filter((row) => row.id === 'o1')).toEqual([
          { type: 'selection', id: 'o1', version: page.head, row: null, deleted: 'purge' },
          { type: 'order', id: 'o1', version: page.head, row: null, deleted: 'purge' },
        ])
      })
    })

    describe('orders', () => {
      test('are found by id, by number and by reference, in capitals or not', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001', reference: 'QWERTYUIO' })
        for (const key of ['o1', 'A-00001', 'a-00001', 'QWERTYUIO', 'qwertyuio']) {
          expect(await store.readOrder(key)).toMatchObject({ deleted: false, order: { id: 'o1' } })
        }
      })

      test('tell what happened, oldest first, by whom and by which command, page by page', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        await shop.does('AddNote', 'o1', { note: 'hello' }, { id: 'the-note', role: 'warehouse' })
        const history = await store.readHistory('o1')
        expect(history.map((each) => each.position)).toEqual([...history.map((each) => each.position)].sort((a, b) => a - b))
        expect(history.at(-1)).toMatchObject({
          kind: 'NoteAdded',
          commandId: 'the-note',
          commandName: 'AddNote',
          by: 'warehouse',
          actorId: 'warehouse',
          deskId: 'desk',
          event: { kind: 'NoteAdded', note: 'hello' },
        })
        const [first] = await store.readHistory('o1', { limit: 1 })
        const rest = await store.readHistory('o1', { after: first?.position ?? 0 })
        expect([first, ...rest]).toEqual(history)
      })

      test('and the ledger of an item says what moved it, newest first, for which order and by whom, page by page', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00007' })
        await shop.completes('o1')
        const ledger = await store.readMovements('shirt')
        expect(ledger.map(({ movement, order }) => [movement.reason, order?.number ?? null])).toEqual([
          ['ship', 'A-00007'],
          ['allocate', 'A-00007'],
          ['receive', null],
        ])
        expect(ledger[0]).toMatchObject({
          movement: { itemId: 'shirt', deltaPhysical: -2, deltaAllocated: -2 },
          deskId: 'desk',
          deskName: null,
        })
        expect(ledger[0]?.by).not.toBe('')
        expect(ledger[0]?.at).toMatch(/^\d{4}-/)
        const [newest] = await store.readMovements('shirt', { limit: 1 })
        const older = await store.readMovements('shirt', { before: newest?.position ?? 0, limit: 5 })
        expect([newest, ...older]).toEqual(ledger)
        expect(await store.readMovements('unknown')).toEqual([])
      })

      test('and the ledger still names an order that was deleted', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00007' })
        await shop.does('ConfirmOrder', 'o1', {})
        await deletes(shop, 'o1', 'A-00007')
        expect((await store.readMovements('shirt'))[0]?.order).toEqual({ id: 'o1', number: 'A-00007' })
      })

      test('that were deleted leave a tombstone and no payload, and their number is never free again', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00007', reference: 'QWERTYUIO' })
        await deletes(shop, 'o1', 'A-00007')
        expect(await store.readOrder('A-00007')).toMatchObject({ deleted: true, tombstone: { id: 'o1', number: 'A-00007' } })
        expect(await store.readTombstone('o1')).toMatchObject({ number: 'A-00007', reference: 'QWERTYUIO', by: 'admin' })
        expect((await store.readState('o1')).state).toEqual({ ...NOTHING_YET, deleted: true })
        expect((await store.readHistory('o1')).every((each) => each.event === null)).toBe(true)
        expect(await find(store, 'Lind', true)).toEqual([])
        expect(Object.values(await store.readCounts()).every((count) => count === 0)).toBe(true)
        expect(await store.highestCounter('A')).toBe(7)
        const taken = await store.transact((transaction) => transaction.isNameTaken('A-00007', 'QWERTYUIO'))
        expect(taken).toEqual({ number: true, reference: true })
      })

      test('count up within their series only', async () => {
        await shop.opensShop()
        expect(await store.highestCounter('A')).toBe(0)
        await shop.places('o1', { number: 'A-00009' })
        await shop.places('o2', { number: 'A-100000' })
        await shop.places('o3', { number: 'AB-200000' })
        expect(await store.highestCounter('A')).toBe(100_000)
        expect(await store.highestCounter('AB')).toBe(200_000)
      })
    })

    describe('desks', () => {
      const desk: DeskRecord = {
        id: 'd1',
        name: 'Counter 1',
        series: 'K1',
        pairing: { codeHash: 'hash', expiresAt: '2025-03-03T09:10:00.000Z' },
        tokenHash: null,
        lastSeq: 0,
        addedAt: '2025-03-03T09:00:00.000Z',
        revokedAt: null,
      }
      const keeps = (...desks: readonly DeskRecord[]) => store.transact((transaction) => transaction.save({ ...NO_CHANGES, desks }))
      const pushed = async (seq: number, id: string, outcome: CommandRecord['outcome']) => {
        const command = shop.commands.make('AddNote', id, { note: `number ${seq}` })
        const { aggregate, issuedAt, name, actor } = command
        const record = {
          id: command.id,
          hash: 'hash',
          name,
          aggregate,
          actorId: actor.id,
          deskId: 'd1',
          seq,
          issuedAt,
          recordedAt: issuedAt,
          outcome,
        }
        await store.transact((transaction) => transaction.save({ ...NO_CHANGES, commands: [record], desks: [{ ...desk, lastSeq: seq }] }))
        return command.id
      }

      test('are kept as they were last saved, in the order they were added', async () => {
        await keeps(desk, { ...desk, id: 'd0', series: 'K2', addedAt: '2025-03-03T09:01:00.000Z' })
        await keeps({ ...desk, pairing: null, tokenHash: 'token', lastSeq: 7 })
        const known = await store.transact((transaction) => transaction.loadDesk('d1'))
        expect(known).toEqual({ ...desk, pairing: null, tokenHash: 'token', lastSeq: 7 })
        expect(await store.transact((transaction) => transaction.loadDesk('nobody'))).toBeNull()
        expect(await store.readDesk('d1')).toEqual(known)
        expect(await store.readDesk('nobody')).toBeNull()
        expect((await store.readDesks()).map((each) => [each.id, each.report])).toEqual([
          ['d1', null],
          ['d0', null],
        ])
      })

      test('never share a series', async () => {
        await keeps(desk)
        await expect(keeps({ ...desk, id: 'd2' })).rejects.toThrow()
        expect(await store.readDesks()).toHaveLength(1)
      })

      test('are remembered by what they last said, and saying it is no change of the shop', async () => {
        await keeps(desk)
        const before = await store.head()
        const report = {
          deskId: 'd1',
          seenAt: '2025-03-03T10:00:00.000Z',
          appVersion: '1.0.0',
          outbox: { lastSeq: 9, pending: 2, oldestAt: null },
        }
        await store.noteDesk({ ...report, seenAt: '2025-03-03T09:30:00.000Z' })
        await store.noteDesk(report)
        expect(await store.readDesks()).toMatchObject([{ id: 'd1', lastSeq: 0, report }])
        expect(await store.head()).toEqual(before)
      })

      test('get back what became of each of their commands, and the last one that was not accepted on a thing', async () => {
        const refusal = { code: 'ON_HOLD', facts: { number: 'A-1' } } as const
        await pushed(1, 'o1', { status: 'accepted', warnings: [] })
        await pushed(2, 'o1', { status: 'refused', refusal, caseId: 'case' })
        await pushed(3, 'o1', { status: 'blocked', bySeq: 2 })
        await pushed(4, 'o2', { status: 'quarantined', fault: 'broken' })
        await pushed(5, 'o1', { status: 'accepted-with-case', caseId: 'case', warnings: [{ code: 'OVERSOLD', facts: {} }] })
        await store.transact(async (transaction) => {
          expect(await transaction.findPushed('d1', 2)).toMatchObject({ status: 'refused', refusal, caseId: 'case' })
          expect(await transaction.findPushed('d1', 3)).toMatchObject({ status: 'blocked', bySeq: 2 })
          expect(await transaction.findPushed('d1', 4)).toMatchObject({ status: 'quarantined', fault: 'broken' })
          expect(await transaction.findPushed('d1', 5)).toMatchObject({ status: 'accepted-with-case', warnings: [{ code: 'OVERSOLD' }] })
          expect(await transaction.findPushed('d1', 6)).toBeNull()
          expect(await transaction.findPushed('d2', 1)).toBeNull()
          expect(await transaction.lastUnaccepted('d1', 'o1')).toBe(3)
          expect(await transaction.lastUnaccepted('d1', 'o2')).toBe(4)
          expect(await transaction.lastUnaccepted('d2', 'o1')).toBe(0)
        })
      })

      test('find their own outcomes among the changes, and nobody else does', async () => {
        const id = await pushed(1, 'o1', { status: 'accepted-no-effect' })
        const mine = await store.changesSince(null, 100, 'd1')
        expect(mine.rows).toEqual([
          { type: 'result', id, version: 1, row: { seq: 1, outcome: { status: 'accepted-no-effect', version: 1 } } },
        ])
        expect((await store.changesSince(null, 100)).rows).toEqual([])
        expect((await store.changesSince(null, 100, 'd2')).rows).toEqual([])
        if (!store.deskChangesSince) return
        expect(rowsOf(await store.deskChangesSince(null, 100, 'd1'))).toEqual(mine.rows)
        expect(rowsOf(await store.deskChangesSince(null, 100, 'd2'))).toEqual([])
      })

      test('can have one command of a number only', async () => {
        await pushed(1, 'o1', { status: 'accepted-no-effect' })
        await expect(pushed(1, 'o1', { status: 'accepted-no-effect' })).rejects.toThrow()
      })
    })

    describe('failures over a command', () => {
      test('are counted by kind, at most once a second', async () => {
        const at = (seconds: string, fault = 'broken') => store.noteFault({ commandId: 'c1', fault, at: `2025-03-03T09:00:${seconds}Z` })
        expect(await at('00.000')).toBe(1)
        expect(await at('00.999')).toBe(1)
        expect(await at('01.000')).toBe(2)
        expect(await at('01.500', 'other')).toBe(1)
        expect(await at('02.100')).toBe(3)
      })
    })

    describe('cases', () => {
      test('are rows of their own, in the feed and by id', async () => {
        const syncCase: SyncCase = {
          id: 'c1.case',
          kind: 'HELD_MEANWHILE',
          orderId: 'o1',
          orderNumber: 'A-00001',
          command: shop.commands.make('SetGoodToGo', 'o1', { shipmentId: 's1' }),
          refusal: { code: 'ON_HOLD', facts: {} },
          serviceState: { status: 3, isOnHold: true, changedAt: null, changedBy: null },
          recorded: [{ as: 'nothing' }],
          affectedOrderIds: [],
          openedAt: '2025-03-03T09:00:00.000Z',
          resolution: null,
        }
        const state = { id: 'c1.case', before: NOTHING_YET, placed: null, placedBefore: null, tombstone: null }
        const keeps = (before: LifecycleState, after: LifecycleState) =>
          store.transact((transaction) => transaction.save({ ...NO_CHANGES, states: [{ ...state, before, after }] }))
        const open = { ...NOTHING_YET, syncCase }
        await keeps(NOTHING_YET, open)
        expect(await store.readState('c1.case')).toEqual({ state: open, version: 1 })
        expect((await store.changesSince(null, 100)).rows).toEqual([{ type: 'case', id: 'c1.case', version: 1, row: syncCase }])
        const resolved = { ...syncCase, resolution: { choice: 'unpack', comment: '', at: '2025-03-03T10:00:00.000Z', by: 'Eva' } as const }
        await keeps(open, { ...NOTHING_YET, syncCase: resolved })
        expect((await store.changesSince(null, 100)).rows).toEqual([{ type: 'case', id: 'c1.case', version: 2, row: resolved }])
        await store.transact(async (transaction) => {
          expect(await transaction.loadState('c1.case')).toEqual({ ...NOTHING_YET, syncCase: resolved })
          expect(await transaction.versionOf('c1.case')).toBe(2)
          expect(await transaction.versionOf('nobody')).toBe(0)
        })
      })

      test('are found by each order they are about as long as nobody has decided them', async () => {
        const command = shop.commands.make('AddNote', 'o1', { note: '' })
        const about = (id: string, orderId: string | null, affectedOrderIds: readonly string[]): SyncCase => ({
          id,
          kind: 'OVERSOLD',
          orderId,
          orderNumber: null,
          command,
          refusal: null,
          serviceState: { status: null, isOnHold: false, changedAt: null, changedBy: null },
          recorded: [],
          affectedOrderIds,
          openedAt: '2025-03-03T09:00:00.000Z',
          resolution: null,
        })
        const resolution = { choice: 'backorder', comment: '', at: '2025-03-03T10:00:00.000Z', by: 'Eva' } as const
        const keeps = (before: LifecycleState, ...cases: readonly SyncCase[]) => {
          const states = cases.map((syncCase) => {
            return { id: syncCase.id, before, after: { ...NOTHING_YET, syncCase }, placed: null, placedBefore: null, tombstone: null }
          })
          return store.transact((transaction) => transaction.save({ ...NO_CHANGES, states }))
        }
        const found = (...orderIds: readonly string[]) =>
          store.transact(async (transaction) => (await transaction.openCases(orderIds)).map(({ id }) => id))
        await keeps(NOTHING_YET, about('c2', 'o1', ['o2', 'o3']), about('c1', null, ['o2']), about('c3', 'o4', []), about('c4', null, []))
        expect(await found('o1')).toEqual(['c2'])
        expect(await found('o2', 'o3')).toEqual(['c1', 'c2'])
        expect(await found('o9', 'o4')).toEqual(['c3'])
        expect(await found()).toEqual([])
        await keeps({ ...NOTHING_YET, syncCase: about('c2', 'o1', ['o2', 'o3']) }, { ...about('c2', 'o1', ['o2', 'o3']), resolution })
        expect(await found('o1', 'o2')).toEqual(['c1'])
      })
    })

    describe('buyers', () => {
      test('are found with what they ordered between two times, by customer or by e-mail', async () => {
        const at = (minute: number) => `2025-03-03T10:${String(minute).padStart(2, '0')}:00.000Z`
        const stranger = { customerId: null, ownerKind: 'anonymous' as const, address: { ...TEST_ADDRESS, email: 'Eva@Example.org' } }
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001', orderDate: at(0) })
        await shop.places('o2', { number: 'A-00002', orderDate: at(10) })
        await shop.places('o3', { number: 'A-00003', orderDate: at(11) })
        await shop.places('o4', { number: 'A-00004', orderDate: at(5), changes: stranger })
        const found = (buyer: string, from: number, to: number) =>
          store.transact(async (transaction) => {
            const between = { fromMs: Date.parse(at(from)), toMs: Date.parse(at(to)) }
            return (await transaction.ordersOfBuyer(buyer, between)).map(({ id }) => id)
          })
        expect(await found('customer', 0, 10)).toEqual(['o1', 'o2'])
        expect(await found('customer', 11, 20)).toEqual(['o3'])
        expect(await found('eva@example.org', 0, 20)).toEqual(['o4'])
        expect(await found('nobody', 0, 20)).toEqual([])
        expect(
          await store.transact((transaction) =>
            transaction.ordersOfBuyer('customer', { fromMs: Date.parse(at(10)), toMs: Date.parse(at(10)) }),
          ),
        ).toEqual([await shop.order('o2')])
      })
    })

    describe('views', () => {
      const ALL = { base: 'all', order: 'newest-first' } as const
      const NOW = '2025-02-01T08:00:00.000Z'

      test('narrow all orders whatever queue they stand in, each once, page by page both ways', async () => {
        await shop.opensShop()
        for (let index = 1; index <= 9; index += 1) await shop.places(`o${index}`, { number: `A-${index}`, orderDate: dayOf(index) })
        for (const id of ['o2', 'o5']) await shop.does('PutOnHold', id, { reasonCode: 'OTHER', reason: 'look' })
        await shop.does('ConfirmOrder', 'o3', {})
        const view = { ...ALL, filter: { statuses: [1] as const } }
        expect(await walkView(store, view, 2, NOW)).toEqual(['o9', 'o8', 'o7', 'o6', 'o5', 'o4', 'o2', 'o1'])
        expect(await walkView(store, { ...view, order: 'oldest-first' }, 3, NOW)).toEqual(['o1', 'o2', 'o4', 'o5', 'o6', 'o7', 'o8', 'o9'])
        expect(await walkView(store, { ...ALL, filter: { holds: ['OTHER'] } }, 50, NOW)).toEqual(['o5', 'o2'])
        expect(await walkView(store, { ...ALL, base: 'confirmed', filter: {} }, 50, NOW)).toEqual(['o3'])
      })

      test('are counted once and then follow every change', async () => {
        await shop.opensShop()
        const counts = new ViewCounts(store, () => NOW)
        const views = [
          { base: 'all', filter: { statuses: [1] as const } },
          { base: 'held', filter: {} },
          { base: 'all', filter: { fromDays: 28 } },
        ]
        expect(await counts.counts(views)).toEqual([0, 0, 0])
        for (const index of [1, 2, 9]) await shop.places(`o${index}`, { number: `A-${index}`, orderDate: dayOf(index) })
        expect(await counts.counts(views)).toEqual([3, 0, 2])
        await shop.does('PutOnHold', 'o2', { reasonCode: 'OTHER', reason: 'look' })
        await shop.does('ConfirmOrder', 'o1', {})
        expect(await counts.counts(views)).toEqual([2, 1, 2])
        expect(await new ViewCounts(store, () => NOW).counts(views)).toEqual([2, 1, 2])
      })
    })

    describe('queues', () => {
      test('are paged by key both ways without a hole or a repetition', async () => {
        await shop.opensShop()
        for (let index = 1; index <= 11; index += 1) {
          // Two orders of one moment are told apart by their ids.
          await shop.places(`o${index}`, { number: `A-${index}`, orderDate: `2025-01-${String(10 + (index >> 1))}T08:00:00.000Z` })
        }
        const newest = await walkQueue(store, 'pending', 'newest', 3)
        const oldest = await walkQueue(store, 'pending', 'oldest', 4)
        expect(newest).toHaveLength(11)
        expect(new Set(newest).size).toBe(11)
        expect(oldest).toEqual([...newest].reverse())
      })

      test('neither repeat nor skip what stays, while others come and go between two pages', async () => {
        await shop.opensShop()
        for (let index = 1; index <= 9; index += 1) await shop.places(`o${index}`, { number: `A-${index}`, orderDate: dayOf(index) })
        const first = await store.readQueue({ queue: 'pending', limit: 3, order: 'oldest' })
        expect(first.rows.map((row) => row.id)).toEqual(['o1', 'o2', 'o3'])
        await shop.does('ConfirmOrder', 'o2', {})
        await shop.does('ConfirmOrder', 'o3', {})
        await shop.places('o0', { number: 'A-100', orderDate: dayOf(0) })
        await shop.places('o45', { number: 'A-101', orderDate: '2025-01-05T12:00:00.000Z' })
        const rest = await store.readQueue({ queue: 'pending', limit: 50, order: 'oldest', after: first.next ?? '' })
        expect(rest.rows.map((row) => row.id)).toEqual(['o4', 'o45', 'o5', 'o6', 'o7', 'o8', 'o9'])
        expect(rest.next).toBeNull()
      })

      test('hold a flagged order only in the queues of its flags, and count it there', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        expect(await filled(store)).toEqual({ pending: 1 })
        await shop.does('PutOnHold', 'o1', { reasonCode: 'OTHER', reason: 'look' })
        expect(await filled(store)).toEqual({ held: 1 })
        expect((await store.readQueue({ queue: 'held', limit: 10 })).rows[0]).toMatchObject({ id: 'o1', holds: ['OTHER'], status: 1 })
        await shop.does('ResumeOrder', 'o1', {})
        expect(await filled(store)).toEqual({ pending: 1 })
      })

      test('hold a basket under Incomplete until it is an order', async () => {
        await shop.opensShop()
        await shop.selects('s1', { number: '' })
        expect(await filled(store)).toEqual({ incomplete: 1 })
        await shop.places('o1', { number: 'A-00001' })
        expect(await filled(store)).toEqual({ incomplete: 1, pending: 1 })
        await shop.does('DeleteSelection', 's1', {})
        expect(await filled(store)).toEqual({ pending: 1 })
      })
    })

    describe('search', () => {
      test('finds an order by everything it may be called by', async () => {
        await shop.opensShop()
        await shop.places('o1', {
          number: 'K3-01042',
          reference: 'QWERTYUIO',
          create: { externalIds: { centra: '588' } },
          changes: {
            poNumber: 'PO 77/8',
            address: {
              ...TEST_ADDRESS,
              firstName: 'Zoë',
              lastName: 'Ångström-Weiß',
              company: 'Malmö Åkeri AB',
              country: 'SE',
              email: 'Zoe.Ang@Example.com',
              phoneNumber: '070-123 45 67',
              cellPhoneNumber: '+44 (0)20 7946 0018',
            },
          },
        })
        await shop.completes('o1')
        await shop.places('o2', { number: 'B-7', itemId: 'mug' })
        for (const text of [
          'K3-01042',
          'k3-1042',
          '01042',
          '1042',
          'qwerty',
          '588',
          'PO 77/8'.replace(' ', ''),
          'zoe',
          'angstrom',
          'Weiss',
          'ÅNGSTRÖM-WEISS',
          'Malmö åkeri',
          'zoe.ang@example.com',
          'zoe.ang@',
          '070-123 45 67',
          '0701234567',
          '+46 70 123 45 67',
          '0046701234567',
          '+44 20 7946 0018',
          '020 7946 0018',
          'SKU-shirt',
          'ean-shirt',
          'TRACK-o1',
          'zoe 1042',
        ]) {
          expect(
            (await find(store, text)).map((row) => row.id),
            text,
          ).toEqual(['o1'])
        }
        for (const text of ['', ' - ', 'zoe mug', '99999', 'OR', '"', "x' OR 1"]) expect(await find(store, text), text).toEqual([])
      })

      test('puts what is called exactly so first, then the newest', async () => {
        await shop.opensShop()
        await shop.places('old', { number: 'A-00012', orderDate: dayOf(1) })
        await shop.places('new', { number: 'A-00123', orderDate: dayOf(2) })
        await shop.places('newest', { number: 'A-01299', orderDate: dayOf(3) })
        expect((await find(store, '12')).map((row) => row.id)).toEqual(['old', 'newest', 'new'])
        expect((await store.search({ words: ['12'], limit: 2 })).map((row) => row.id)).toEqual(['old', 'newest'])
      })

      test('looks among what was placed from one moment on and before another, however much was placed since', async () => {
        await shop.opensShop()
        for (const day of [1, 2, 3, 4]) await shop.places(`o${day}`, { number: `A-0000${day}`, orderDate: dayOf(day) })
        const placed = async (between: PlacedBetween, limit = 50) =>
          (await store.search({ words: queryWords('A-0000'), limit, placed: between })).map((row) => row.id)
        expect(await placed({})).toEqual(['o4', 'o3', 'o2', 'o1'])
        expect(await placed({ from: dayOf(2) })).toEqual(['o4', 'o3', 'o2'])
        expect(await placed({ before: dayOf(2) })).toEqual(['o1'])
        expect(await placed({ from: dayOf(2), before: dayOf(4) })).toEqual(['o3', 'o2'])
        expect(await placed({ before: dayOf(3) }, 1)).toEqual(['o2'])
        expect(await placed({ from: dayOf(4), before: dayOf(2) })).toEqual([])
      })

      test('follows what changes, and leaves archived orders out unless asked', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        const renamed = { ...EMPTY_ADDRESS, firstName: 'Quentin', country: 'SE' }
        await shop.does('EditOrder', 'o1', { changes: { billingAddress: renamed, shippingAddress: renamed } })
        expect((await find(store, 'quentin')).map((row) => row.id)).toEqual(['o1'])
        expect(await find(store, 'pia@example.com')).toEqual([])
        await shop.completes('o1')
        await shop.does('ArchiveOrder', 'o1', {})
        expect(await find(store, 'quentin')).toEqual([])
        expect((await find(store, 'quentin', true)).map((row) => row.id)).toEqual(['o1'])
        await shop.does('ReactivateOrder', 'o1', {})
        expect((await find(store, 'quentin')).map((row) => row.id)).toEqual(['o1'])
      })
    })

    describe('stock and catalogue', () => {
      test('give items by id and by what a scanner reads', async () => {
        await shop.opensShop()
        expect((await store.readItems(['mug', 'nothing', 'shirt'])).map((item) => item.id)).toEqual(['mug', 'shirt'])
        expect(await store.findItem('SKU-mug')).toMatchObject({ id: 'mug' })
        expect(await store.findItem('EAN-mug')).toMatchObject({ id: 'mug' })
        expect(await store.findItem('')).toBeNull()
      })

      test('keep levels, demand and the ledger in step', async () => {
        await shop.opensShop(3)
        await shop.places('o1', { number: 'A-00001', quantity: 5 })
        expect(await store.readStock(['shirt'])).toEqual([
          { itemId: 'shirt', levels: [{ warehouseId: 'main', itemId: 'shirt', physical: 3, allocated: 0 }], demand: 5 },
        ])
        await shop.does('ConfirmOrder', 'o1', {})
        expect(await store.readStock(['shirt', 'unheard-of'])).toEqual([
          { itemId: 'shirt', levels: [{ warehouseId: 'main', itemId: 'shirt', physical: 3, allocated: 3 }], demand: 2 },
          { itemId: 'unheard-of', levels: [], demand: 0 },
        ])
      })
    })

    describe('allotments', () => {
      const at = { warehouseId: 'main', itemId: 'shirt', physical: 10 }
      const grants = (deskId: string, quantity: number) =>
        shop.does('GrantAllotment', 'main', { warehouseId: 'main', deskId, lines: [{ itemId: 'shirt', quantity }] })

      test('stand with the level by desk, in the feed and in the ledger, and are there after opening again', async () => {
        await shop.opensShop(10)
        await grants('k2', 3)
        await grants('k1', 2)
        const allotments = [
          { deskId: 'k1', quantity: 2 },
          { deskId: 'k2', quantity: 3 },
        ]
        const levels = [{ ...at, allocated: 0, allotments }]
        expect((await store.readStock(['shirt']))[0]).toEqual({ itemId: 'shirt', levels, demand: 0 })
        expect(rowOf((await store.changesSince(null, 500)).rows, 'stock', 'shirt')).toEqual({ itemId: 'shirt', levels, demand: 0 })
        store = await underTest.reopen()
        expect((await store.readStock(['shirt']))[0]?.levels).toEqual(levels)
        expect((await store.readMovements('shirt')).map(({ movement }) => movement.allotted ?? null)).toEqual([
          { deskId: 'k1', delta: 2 },
          { deskId: 'k2', delta: 3 },
          null,
        ])
      })

      test('that were given back are gone, and those of other desks stay', async () => {
        await shop.opensShop(10)
        await grants('k1', 2)
        await grants('k2', 3)
        await shop.does('ReturnAllotment', 'main', { warehouseId: 'main', deskId: 'k1', lines: [{ itemId: 'shirt', quantity: 2 }] })
        const others = { ...at, allocated: 0, allotments: [{ deskId: 'k2', quantity: 3 }] }
        expect((await store.readStock(['shirt']))[0]?.levels).toEqual([others])
        await shop.does('ReturnAllotment', 'main', { warehouseId: 'main', deskId: 'k2', lines: [{ itemId: 'shirt', quantity: 3 }] })
        expect((await store.readStock(['shirt']))[0]?.levels).toEqual([{ ...at, allocated: 0 }])
      })

      test('never leave more promised than is on the shelf, whoever computed it', async () => {
        await shop.opensShop(10)
        const level = { ...at, allocated: 8, allotments: [{ deskId: 'k1', quantity: 3 }] }
        await expect(store.transact((transaction) => transaction.save({ ...NO_CHANGES, levels: [level] }))).rejects.toThrow()
        expect((await store.readStock(['shirt']))[0]?.levels).toEqual([{ ...at, allocated: 0 }])
      })
    })

    describe('orders that wait for goods', () => {
      const waiting = async (itemIds: readonly string[] | null) => (await store.ordersAwaitingStock(itemIds)).map(({ id }) => id)

      test('are found by the items they ordered, the one placed first ahead, while they wait and nothing stops them', async () => {
        await shop.opensShop(1)
        const direct = { ...TEST_SHOP, stores: TEST_SHOP.stores.map((each) => ({ ...each, directToShipment: true })) }
        await shop.does('SaveSettings', 'settings', { settings: direct }, { role: 'admin' })
        await shop.places('young', { number: 'A-00001', orderDate: '2025-03-02T00:00:00.000Z' })
        await shop.places('old', { number: 'A-00002', orderDate: '2025-03-01T00:00:00.000Z' })
        await shop.places('mugs', { number: 'A-00003', itemId: 'mug' })
        await shop.places('served', { number: 'A-00004', itemId: 'poster', quantity: 1 })
        expect(await waiting(['shirt'])).toEqual(['old', 'young'])
        expect(await waiting(['poster', 'mug'])).toEqual(['mugs'])
        expect(await waiting([])).toEqual([])
        await shop.does('PutOnHold', 'old', { reasonCode: 'OTHER', reason: 'a look' })
        expect(await waiting(null)).toEqual(['young', 'mugs'])
        await shop.does('ResumeOrder', 'old', {})
        store = await underTest.reopen()
        expect(await waiting(null)).toEqual(['old', 'young', 'mugs'])
      })
    })

    describe('baskets', () => {
      const TIMES = { now: '2025-04-02T09:00:30.000Z', idleSince: '2025-03-05T00:00:00.000Z', limit: 10 }
      const due = async (question: Partial<typeof TIMES> = {}) =>
        (await store.selectionsDue({ ...TIMES, ...question })).map((selection) => selection.id)
      const idsOf = (customerId: string) => store.transact((transaction) => transaction.openSelectionIds(customerId))

      test('of a customer are found while they are neither ordered nor over', async () => {
        await shop.opensShop()
        await shop.selects('o2', { number: '' })
        await shop.selects('o1', { number: '' })
        await shop.selects('other', { number: '', changes: { customerId: 'somebody else' } })
        await shop.selects('gone', { number: '' })
        await shop.does('DeleteSelection', 'gone', {})
        await shop.places('sold', { number: 'A-00001' })
        expect(await idsOf('customer')).toEqual(['o1', 'o2'])
        expect(await idsOf('nobody')).toEqual([])
      })

      test('are due when a stranger’s days are over, or when nobody touched them for long', async () => {
        await shop.opensShop()
        const nameless = { address: EMPTY_ADDRESS, shippingAddress: EMPTY_ADDRESS }
        await shop.selects('idle', { number: '' })
        await shop.selects('stranger', { number: '', changes: { ownerKind: 'anonymous', customerId: null, ...nameless } })
        await shop.selects('unreachable', { number: '', changes: nameless })
        await shop.places('sold', { number: 'A-00001' })
        expect(await due()).toEqual(['idle', 'stranger'])
        expect(await due({ limit: 1 })).toEqual(['idle'])
        expect(await due({ now: '2025-04-01T09:00:00.000Z' })).toEqual(['idle'])
        expect(await due({ idleSince: '2025-03-01T00:00:00.000Z' })).toEqual(['stranger'])
        await shop.does('MarkAbandoned', 'idle', {}, { role: 'system', occurredAt: '2025-03-05T00:00:00.000Z' })
        await shop.does('ExpireSelection', 'stranger', {}, { role: 'system', occurredAt: TIMES.now })
        expect(await due()).toEqual([])
      })
    })

    describe('payment requests', () => {
      test('stay open from the commit that makes them to the commit that answers them', async () => {
        await shop.opensShop()
        await shop.selects('o1', { number: '' })
        await shop.does('CreateOrder', 'o1', { number: 'A-00001', reference: referenceOf('A-00001') })
        const [open] = await store.openPaymentRequests()
        expect(open?.request).toMatchObject({ kind: 'authorize', orderId: 'o1', amount: 24_900, currency: 'SEK' })
        const reopened = await underTest.reopen()
        expect(await reopened.openPaymentRequests()).toEqual([open])
        const later = new TestAuthority(reopened)
        const args = { paymentId: open?.request.paymentId ?? '', requestEntryId: open?.request.entryId ?? '' }
        const answer = { ...args, status: 'success' as const, reference: 'psp-9' }
        await later.does('RecordPaymentResult', 'o1', answer, { role: 'system', id: 'answer' })
        expect(await reopened.openPaymentRequests()).toEqual([])
      })
    })

    describe('a view of one moment', () => {
      test('does not see what is written while it is walked', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        await store.atOneMoment(async (view) => {
          const head = await view.head()
          await shop.places('o2', { number: 'A-00002' })
          expect(await view.head()).toEqual(head)
          const ids: string[] = []
          for await (const each of view.eachState()) ids.push(each.id)
          expect(ids).toEqual(['o1'])
          expect((await view.readCounts()).pending).toBe(1)
        })
        expect((await store.readCounts()).pending).toBe(2)
      })

      test('hands out each stream with its events, movements, state and placement', async () => {
        await shop.opensShop()
        await shop.places('o1', { number: 'A-00001' })
        await shop.completes('o1')
        await store.atOneMoment(async (view) => {
          const streams = []
          for await (const stream of view.eachStream()) streams.push(stream)
          expect(streams.map((stream) => stream.id)).toEqual(['catalogue', 'main', 'o1', 'settings'])
          const stream = streams.find((each) => each.id === 'o1')
          expect(stream?.events).toEqual(await view.readHistory('o1'))
          expect(stream?.movements.map(({ movement }) => movement.reason)).toEqual(['allocate', 'ship'])
          expect(stream?.state?.order?.value).toEqual(await shop.order('o1'))
          expect(stream?.placement).toMatchObject({ queues: ['completed'], row: { number: 'A-00001' }, isArchived: false })
          expect(await view.tally()).toMatchObject({ orders: 1, selections: 1, items: 3, tombstones: 0, placements: 1, searchable: 1 })
        })
      })
    })
  })
}

async function everything(store: OrderStore) {
  const page = await store.changesSince(null, 10_000)
  return { page, counts: await store.readCounts(), history: await store.readHistory('o1'), found: await find(store, 'pia') }
}

async function pagesOf(store: OrderStore, maxRows: number): Promise<readonly ChangePage[]> {
  const pages: ChangePage[] = []
  let cursor: Cursor | null = null
  for (;;) {
    const page: ChangePage = await store.changesSince(cursor, maxRows)
    pages.push(page)
    if (!page.more) return pages
    cursor = { epoch: page.epoch, version: page.to }
  }
}

async function walkView(store: OrderStore, view: ListViewRequest['view'], limit: number, now: string): Promise<readonly string[]> {
  const ids: string[] = []
  let after: string | null = null
  do {
    const page: QueuePage = await readListView(store, { view, after, limit }, now)
    ids.push(...page.rows.map((row) => row.id))
    after = page.next
  } while (after !== null)
  return ids
}

async function walkQueue(store: OrderStore, queue: QueueId, order: 'newest' | 'oldest', limit: number): Promise<readonly string[]> {
  const ids: string[] = []
  let next: string | null = null
  do {
    const page = await store.readQueue({ queue, limit, order, ...(next === null ? {} : { after: next }) })
    ids.push(...page.rows.map((row) => row.id))
    next = page.next
  } while (next !== null)
  return ids
}

async function filled(store: OrderStore): Promise<Partial<Record<QueueId, number>>> {
  return Object.fromEntries(Object.entries(await store.readCounts()).filter(([, count]) => count !== 0))
}

function find(store: OrderStore, text: string, includeArchived = false) {
  return store.search({ words: queryWords(text), limit: 50, includeArchived })
}

function rowOf(rows: readonly ChangeRow[], type: ChangeRow['type'], id: string) {
  return rows.find((row) => row.type === type && row.id === id)?.row
}

function dayOf(day: number): string {
  return `2025-01-${String(day + 1).padStart(2, '0')}T08:00:00.000Z`
}

async function deletes(shop: TestAuthority, id: string, number: string): Promise<void> {
  await shop.does('CancelOrder', id, { comment: 'mistake', stockAction: 'releaseItemsBackToWarehouse' })
  await shop.does('DeleteOrder', id, { typedNumber: number }, { role: 'admin' })
}
