// Each kind of case as a desk's late command brings it about at the real service, decided in each of its ways: what stands then.

import { expect, test } from 'vitest'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import type { Outcome } from '../../shared/contract/outcome.ts'
import type { CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import { CONFLICTS, type ConflictChoice, type ConflictKind } from '../../shared/lifecycle/conflict.ts'
import type { SyncCase } from '../../shared/lifecycle/sync-case.ts'
import type { CommandOptions } from '../support/authority.ts'
import { returnArgs, type ScenarioDesk, scenario } from '../support/scenario-desk.ts'
import { TEST_ITEMS } from '../support/test-shop.ts'

const RELEASE = { comment: '', stockAction: 'releaseItemsBackToWarehouse' } as const
const HOLD = { reasonCode: 'FRAUD_SUSPECTED', reason: 'a look' } as const
const COUNTER = { paymentMethodId: 'cash', origin: 'counter', changes: { shippingMethodId: 'pickup' } } as const
const TILL = 'till'

/** A desk of the shop whose commands come when the line is back. */
class Late {
  readonly desk: ScenarioDesk
  #seq = 0

  constructor(desk: ScenarioDesk) {
    this.desk = desk
  }

  async opens(units: Readonly<Record<string, number>> = { shirt: 10 }): Promise<void> {
    await this.desk.opensShop({ main: units })
    const desk = { id: TILL, name: TILL, series: 'K1', pairing: null, tokenHash: 'x', lastSeq: 0, addedAt: '2025-03-03', revokedAt: null }
    await this.desk.store.transact((transaction) => transaction.save({ ...NO_CHANGES, desks: [desk] }))
  }

  async packed(paymentMethodId = 'invoice', create: Partial<CommandArgs['CreateOrder']> = {}): Promise<string> {
    await this.opens()
    await this.desk.shop.places('o1', { number: 'A-00001', paymentMethodId, create })
    return this.desk.packs('o1')
  }

  async brings<Name extends CommandName>(
    name: Name,
    id: string,
    args: CommandArgs[Name],
    { isFact = false, ...options }: CommandOptions & { readonly isFact?: boolean } = {},
  ): Promise<Outcome> {
    this.#seq += 1
    const pushed = { seq: this.#seq, known: this.#seq, isFact, command: this.desk.make(name, id, args, options) }
    const answer = await this.desk.service.acceptPushed(TILL, pushed)
    await this.desk.service.settled()
    if ('stop' in answer || !answer.outcome) throw new Error(`${name} was not decided`)
    return answer.outcome
  }

  /** What becomes of a command the service failed over three times. */
  async isSetAside<Name extends CommandName>(name: Name, id: string, args: CommandArgs[Name]): Promise<Outcome> {
    this.#seq += 1
    const pushed = { seq: this.#seq, known: this.#seq, command: this.desk.make(name, id, args) }
    const answer = await this.desk.service.quarantinePushed(TILL, pushed, 'a fault')
    if ('stop' in answer || !answer.outcome) throw new Error(`${name} was not set aside`)
    return answer.outcome
  }

  async openCase(): Promise<SyncCase> {
    const { rows } = await this.desk.store.changesSince(null, 100_000)
    const open = rows.flatMap((row) => (row.type === 'case' && row.row && !row.row.resolution ? [row.row] : []))
    if (open.length !== 1 || !open[0]) throw new Error(`there are ${open.length} open cases`)
    return open[0]
  }
}

interface Way {
  readonly choice: ConflictChoice
  readonly args?: Partial<CommandArgs['ResolveConflict']>
  readonly stands: (late: Late) => Promise<void>
}

interface Story {
  readonly kind: ConflictKind
  /** Where one kind comes about in two ways. */
  readonly of: string
  readonly happens: (late: Late) => Promise<Outcome>
  readonly saidBy: 'fact' | 'intent' | 'fault'
  readonly ways: readonly Way[]
}

async function order(late: Late, id: string, expected: object): Promise<void> {
  expect(await late.desk.order(id)).toMatchObject(expected)
}

/** The order is not held any more, by whatever. */
const free = (late: Late, id = 'o1') => order(late, id, { holds: [] })

async function completes(late: Late, shipmentId: string): Promise<Outcome> {
  return late.brings('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
}

async function soldOut(late: Late): Promise<Outcome> {
  await late.opens({ shirt: 2 })
  await late.desk.shop.places('web', { number: 'A-00001' })
  await late.desk.does('ConfirmOrder', 'web', {})
  await late.desk.shop.selects('o1', { number: '', ...COUNTER })
  return late.brings('CounterSale', 'o1', { number: 'K1-00001', reference: 'ABCDEFGHI' })
}

async function soldTwice(late: Late): Promise<Outcome> {
  await late.opens()
  const orderDate = '2025-03-03T09:30:00.000Z'
  await late.desk.shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice', orderDate })
  await late.desk.shop.selects('o2', { number: '', paymentMethodId: 'invoice' })
  return late.brings('CreateOrder', 'o2', { number: 'K1-00001', reference: 'ABCDEFGHI', orderDate })
}

async function paidTwice(late: Late): Promise<Outcome> {
  await late.packed()
  await late.desk.does('MarkAsPaid', 'o1', { methodId: 'cash' })
  return late.brings('MarkAsPaid', 'o1', { methodId: 'cash' })
}

const STORIES: readonly Story[] = [
  {
    kind: 'POSSIBLE_DUPLICATE',
    of: 'two sales alike',
    saidBy: 'fact',
    happens: soldTwice,
    ways: [
      {
        choice: 'keepBoth',
        stands: async (late) => {
          await free(late, 'o2')
          await order(late, 'o1', { status: 1 })
        },
      },
      {
        choice: 'cancelOne',
        args: { orderId: 'o1' },
        stands: async (late) => {
          await order(late, 'o1', { status: 6 })
          await order(late, 'o2', { status: 1, holds: [] })
        },
      },
    ],
  },
  {
    kind: 'POSSIBLE_DUPLICATE',
    of: 'money taken twice',
    saidBy: 'fact',
    happens: paidTwice,
    ways: [
      { choice: 'keepBoth', stands: (late) => free(late) },
      { choice: 'cancelOne', stands: (late) => free(late) },
    ],
  },
  {
    kind: 'OVERSOLD',
    of: 'the last units left over the counter',
    saidBy: 'fact',
    happens: soldOut,
    ways: [
      {
        choice: 'allocateElsewhere',
        args: { warehouseId: 'north' },
        stands: async (late) => {
          await order(late, 'web', { holds: [], allocations: [{ warehouseId: 'north', quantity: 2 }] })
          expect(await late.desk.shelf('shirt', 'north')).toEqual([2, 2])
        },
      },
      { choice: 'backorder', stands: (late) => order(late, 'web', { holds: [], allocations: [] }) },
      { choice: 'cancelAndRefund', stands: (late) => order(late, 'web', { holds: [], lines: [{ cancelledQuantity: 2 }] }) },
    ],
  },
  {
    kind: 'HELD_MEANWHILE',
    of: 'packed while it was held',
    saidBy: 'intent',
    happens: async (late) => {
      const shipmentId = await late.packed()
      await late.desk.does('UnsetGoodToGo', 'o1', { shipmentId })
      await late.desk.does('PutOnHold', 'o1', HOLD)
      return late.brings('SetGoodToGo', 'o1', { shipmentId })
    },
    ways: [
      {
        choice: 'resumeAndContinue',
        stands: async (late) => {
          await free(late)
          expect((await late.desk.shipment('o1')).isGoodToGo).toBe(true)
        },
      },
      {
        choice: 'unpack',
        stands: async (late) => {
          await order(late, 'o1', { holds: [{ reasonCode: 'FRAUD_SUSPECTED' }] })
          expect((await late.desk.shipment('o1')).isGoodToGo).toBe(false)
        },
      },
      { choice: 'cancel', stands: (late) => order(late, 'o1', { status: 6 }) },
    ],
  },
  {
    kind: 'SHIPPED_WHILE_HELD',
    of: 'handed over while it was held',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed()
      await late.desk.does('PutOnHold', 'o1', HOLD)
      return completes(late, shipmentId)
    },
    ways: (['acceptAndCapture', 'recallParcel', 'writeOff'] as const).map((choice) => ({
      choice,
      stands: async (late) => {
        expect((await late.desk.shipment('o1')).shippedAt).not.toBeNull()
        expect(await late.desk.shelf('shirt')).toEqual([8, 0])
      },
    })),
  },
  {
    kind: 'SHIPPED_WHILE_HELD',
    of: 'handed over as paid, and its money was never taken',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed('psp')
      return late.brings('CompleteShipment', 'o1', { shipmentId, dispatch: {} }, { isFact: true })
    },
    ways: (['acceptAndCapture', 'recallParcel', 'writeOff'] as const).map((choice) => ({
      choice,
      stands: async (late) => {
        expect((await late.desk.shipment('o1')).shippedAt).not.toBeNull()
        expect(await late.desk.shelf('shirt')).toEqual([8, 0])
      },
    })),
  },
  {
    kind: 'SHIPPED_WHILE_CANCELLED',
    of: 'handed over while it was cancelled',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed()
      await late.desk.does('CancelOrder', 'o1', RELEASE)
      return completes(late, shipmentId)
    },
    ways: (['acceptAndCapture', 'recallParcel', 'writeOff'] as const).map((choice) => ({
      choice,
      stands: async (late) => {
        expect((await late.desk.shipment('o1')).shippedAt).not.toBeNull()
        expect(await late.desk.shelf('shirt')).toEqual([8, 0])
      },
    })),
  },
  {
    kind: 'CAPTURE_FAILED',
    of: 'waiting to leave without its money',
    saidBy: 'intent',
    happens: async (late) => {
      const authorization = { status: 'success', reference: 'psp', amount: 100 } as const
      return completes(late, await late.packed('psp', { authorization }))
    },
    ways: [
      {
        choice: 'otherPayment',
        args: { methodId: 'cash' },
        stands: async (late) => {
          expect(await late.desk.shipment('o1')).toMatchObject({ isPaid: true })
          expect((await late.desk.shipment('o1')).shippedAt).not.toBeNull()
        },
      },
      { choice: 'cancel', stands: (late) => order(late, 'o1', { status: 6 }) },
    ],
  },
  {
    kind: 'DOUBLE_SHIPMENT',
    of: 'the same parcel from two desks',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed()
      await late.desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
      return completes(late, shipmentId)
    },
    ways: (['recallParcel', 'acceptAsSentTwice', 'writeOff'] as const).map((choice) => ({
      choice,
      stands: async (late) => expect(await late.desk.shelf('shirt')).toEqual([6, 0]),
    })),
  },
  {
    kind: 'PAID_WHILE_CANCELLED',
    of: 'cash taken for a cancelled order',
    saidBy: 'fact',
    happens: async (late) => {
      await late.packed()
      await late.desk.does('CancelOrder', 'o1', RELEASE)
      return late.brings('MarkAsPaid', 'o1', { methodId: 'cash' })
    },
    ways: [
      {
        choice: 'restoreOrder',
        stands: async (late) => {
          expect((await late.desk.order('o1')).status).toBeLessThan(6)
          expect((await late.desk.money('o1')).paid).toBe(24_900)
        },
      },
      {
        choice: 'giveBack',
        stands: async (late) => {
          await order(late, 'o1', { status: 6 })
          expect((await late.desk.money('o1')).paid).toBe(0)
        },
      },
    ],
  },
  {
    kind: 'OVER_RETURN',
    of: 'taken back at two counters',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed()
      await late.desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
      await late.desk.takesBack('o1', { quantity: 2 })
      return late.brings('CreateReturn', 'o1', returnArgs(await late.desk.shipment('o1'), { quantity: 1 }))
    },
    ways: (['acceptAsGoodwill', 'unlink', 'reverseCash'] as const).map((choice) => ({
      choice,
      stands: async (late) => expect(await late.desk.shelf('shirt')).toEqual([11, 0]),
    })),
  },
  {
    kind: 'OVER_REFUND',
    of: 'given back twice',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed('cash')
      await late.desk.does('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
      const { id: returnId } = await late.desk.takesBack('o1', { quantity: 2 })
      await late.desk.does('RefundReturn', 'o1', { returnId, method: 'manual' })
      return late.brings('RefundReturn', 'o1', { returnId, method: 'cash' })
    },
    ways: (['bookAsLoss', 'reclaim'] as const).map((choice) => ({
      choice,
      stands: async (late) => expect(await late.desk.money('o1')).toMatchObject({ refunded: 20_000 }),
    })),
  },
  {
    kind: 'CANCELLED_MEANWHILE',
    of: 'edited while it was cancelled',
    saidBy: 'intent',
    happens: async (late) => {
      await late.packed()
      await late.desk.does('CancelOrder', 'o1', RELEASE)
      return late.brings('EditOrder', 'o1', { changes: { comment: 'ring twice' } })
    },
    ways: [
      {
        choice: 'restoreAndApply',
        stands: async (late) => {
          await order(late, 'o1', { comment: 'ring twice' })
          expect((await late.desk.order('o1')).status).toBeLessThan(6)
        },
      },
      { choice: 'discard', stands: (late) => order(late, 'o1', { status: 6, comment: '' }) },
    ],
  },
  {
    kind: 'EDIT_CONFLICT',
    of: 'two people wrote into one field',
    saidBy: 'intent',
    happens: async (late) => {
      await late.packed()
      await late.desk.does('EditOrder', 'o1', { changes: { comment: 'ring twice' } })
      return late.brings('EditOrder', 'o1', { changes: { comment: 'do not ring' }, before: { comment: '' } })
    },
    ways: [
      { choice: 'mine', stands: (late) => order(late, 'o1', { comment: 'do not ring', holds: [] }) },
      { choice: 'theirs', stands: (late) => order(late, 'o1', { comment: 'ring twice', holds: [] }) },
    ],
  },
  {
    kind: 'PRICE_CHANGED',
    of: 'sold at a price of last week',
    saidBy: 'fact',
    happens: async (late) => {
      await late.opens()
      await late.desk.shop.selects('o1', { number: '', ...COUNTER })
      const items = TEST_ITEMS.map((item) => ({ ...item, unitPrice: item.unitPrice + 500 }))
      await late.desk.does('SaveItems', 'catalogue', { items })
      return late.brings('CounterSale', 'o1', { number: 'K1-00001', reference: 'ABCDEFGHI', pricedAt: '2025-01-01T00:00:00.000Z' })
    },
    ways: (['accept', 'note'] as const).map((choice) => ({
      choice,
      stands: async (late) => order(late, 'o1', { holds: [], totals: { grandTotal: 20_000 } }),
    })),
  },
  {
    kind: 'PERMISSION_REVOKED',
    of: 'handed over by somebody who may not',
    saidBy: 'fact',
    happens: async (late) => {
      const shipmentId = await late.packed()
      return late.brings('CompleteShipment', 'o1', { shipmentId, dispatch: {} }, { role: 'counter' })
    },
    ways: (['approve', 'reject'] as const).map((choice) => ({
      choice,
      stands: async (late) => expect((await late.desk.shipment('o1')).shippedAt).not.toBeNull(),
    })),
  },
  {
    kind: 'UNKNOWN_ITEM',
    of: 'received what is not in the catalogue',
    saidBy: 'fact',
    happens: async (late) => {
      await late.opens()
      return late.brings('ReceiveStock', 'main', { warehouseId: 'main', lines: [{ itemId: 'discontinued', quantity: 3 }], note: '' })
    },
    ways: [
      {
        choice: 'map',
        args: { itemId: 'shirt' },
        stands: async (late) => expect(await late.desk.shelf('shirt')).toEqual([13, 0]),
      },
      { choice: 'discard', stands: async (late) => expect(await late.desk.shelf('shirt')).toEqual([10, 0]) },
    ],
  },
  {
    kind: 'DELETED',
    of: 'cash taken for a deleted order',
    saidBy: 'fact',
    happens: async (late) => {
      await late.packed()
      await late.desk.does('CancelOrder', 'o1', RELEASE)
      await late.desk.does('DeleteOrder', 'o1', { typedNumber: 'A-00001' })
      await late.desk.shop.places('o2', { number: 'A-00002', paymentMethodId: 'invoice' })
      return late.brings('MarkAsPaid', 'o1', { methodId: 'cash' })
    },
    ways: [
      { choice: 'map', args: { orderId: 'o2' }, stands: async (late) => expect((await late.desk.money('o2')).paid).toBe(24_900) },
      { choice: 'discard', stands: async (late) => expect((await late.desk.money('o2')).paid).toBe(0) },
    ],
  },
  {
    kind: 'QUARANTINED',
    of: 'confirmed at a desk, and the hub failed over it',
    saidBy: 'fault',
    happens: async (late) => {
      await late.opens()
      await late.desk.shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
      return late.isSetAside('ConfirmOrder', 'o1', {})
    },
    ways: [
      { choice: 'rerun', stands: (late) => order(late, 'o1', { status: 2, holds: [] }) },
      { choice: 'discard', stands: (late) => order(late, 'o1', { status: 1, holds: [] }) },
    ],
  },
]

const SAID = { fact: 'accepted-with-case', intent: 'refused', fault: 'quarantined' } as const

for (const { kind, of, happens, saidBy, ways } of STORIES) {
  for (const { choice, args, stands } of ways) {
    scenario(`${kind}, ${of}, decided “${choice}”`, async (desk) => {
      const late = new Late(desk)
      const outcome = await happens(late)
      expect(outcome.status, JSON.stringify(outcome)).toBe(SAID[saidBy])
      const opened = await late.openCase()
      expect(opened).toMatchObject({ kind, resolution: null })
      // What was set aside is nobody's case at its desk: whoever looks after the hub decides it.
      expect('caseId' in outcome ? outcome.caseId : null).toBe(saidBy === 'fault' ? null : opened.id)
      if (kind === 'OVERSOLD') await desk.receives('north', { shirt: 2 })

      await desk.does('ResolveConflict', opened.id, { choice, comment: 'decided', ...args })

      expect((await desk.service.readState(opened.id)).state.syncCase?.resolution).toMatchObject({ choice, comment: 'decided' })
      for (const id of ['o1', 'o2', 'web']) {
        const found = (await desk.service.readState(id)).state.order
        expect(found?.holds.filter((hold) => hold.reasonCode === 'SYNC_CONFLICT') ?? []).toEqual([])
      }
      await stands(late)
    })
  }
}

test('every kind somebody decides came about above, and every way out of it was taken', () => {
  for (const kind of Object.keys(CONFLICTS) as ConflictKind[]) {
    const taken = new Set(STORIES.filter((story) => story.kind === kind).flatMap(({ ways }) => ways.map(({ choice }) => choice)))
    // Asked again, a provider that still does not pay is a no: the case stays.
    if (kind === 'CAPTURE_FAILED') taken.add('retry')
    expect([...CONFLICTS[kind].choices].sort(), kind).toEqual([...taken].sort())
  }
})

scenario('CAPTURE_FAILED tried again while the money still cannot be had stays open', async (desk) => {
  const late = new Late(desk)
  const authorization = { status: 'success', reference: 'psp', amount: 100 } as const
  await completes(late, await late.packed('psp', { authorization }))
  const { id } = await late.openCase()
  const command = desk.make('ResolveConflict', id, { choice: 'retry', comment: '' })
  expect(await desk.submit(command)).toMatchObject({ status: 'refused' })
  expect((await late.openCase()).id).toBe(id)
})

scenario('A decision that asks the provider for money has it asked', async (desk) => {
  const late = new Late(desk)
  const shipmentId = await late.packed('psp')
  await desk.does('PutOnHold', 'o1', HOLD)
  const outcome = await late.brings('CompleteShipment', 'o1', { shipmentId, dispatch: {} })
  const { id, kind } = await late.openCase()
  expect([outcome.status, kind]).toEqual(['refused', 'HELD_MEANWHILE'])
  await desk.does('ResolveConflict', id, { choice: 'resumeAndContinue', comment: '' })
  await desk.service.settled()
  expect(await desk.money('o1')).toMatchObject({ captured: 24_900 })
  expect((await desk.shipment('o1')).shippedAt).not.toBeNull()
})
