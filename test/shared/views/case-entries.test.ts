import { expect, test } from 'vitest'
import type { SyncCase } from '../../../shared/lifecycle/sync-case.ts'
import { caseEntries } from '../../../shared/views/case-entries.ts'
import { commandBy } from '../../support/given-order.ts'

const OPEN: SyncCase = {
  id: 'late.case',
  kind: 'SHIPPED_WHILE_HELD',
  orderId: 'order-1',
  orderNumber: 'A-00001',
  command: commandBy('late', 'CompleteShipment', { shipmentId: 's', dispatch: {} }, { actorName: 'Wilma' }),
  refusal: null,
  serviceState: { status: 3, isOnHold: true, changedAt: null, changedBy: null },
  recorded: [],
  affectedOrderIds: ['other'],
  openedAt: '2025-03-03T12:00:00.000Z',
  resolution: null,
}
const told = (syncCase: SyncCase, orderId = 'order-1') => caseEntries([syncCase], orderId).map(({ sentence, at, by }) => [sentence, at, by])

test('an order tells that its case was laid before a manager, and so does one that lost something by it', () => {
  const opened = ['Laid before a manager: shipped while the order was held', '2025-03-03T12:00:00.000Z', 'Wilma']
  expect(told(OPEN)).toEqual([opened])
  expect(told(OPEN, 'other')).toEqual([opened])
  expect(told(OPEN, 'a third')).toEqual([])
})

test('and what was decided, by whom, with their words', () => {
  const resolution = { choice: 'recallParcel', comment: 'the driver turns round', at: '2025-03-03T13:00:00.000Z', by: 'Mona' } as const
  const [, decided] = told({ ...OPEN, resolution })
  expect(decided).toEqual([expect.stringMatching(/^Decided: call the parcel back.*the driver turns round/), resolution.at, 'Mona'])
})

test('what needed nobody’s decision was laid before nobody', () => {
  expect(told({ ...OPEN, kind: 'NUMBER_CLASH' })).toEqual([])
})
