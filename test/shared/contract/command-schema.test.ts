import { expect, test } from 'vitest'
import { commandArgsSchemas, commandSchema } from '../../../shared/contract/command-schema.ts'
import type { CommandName } from '../../../shared/lifecycle/command.ts'
import { TEST_SHOP } from '../../support/test-shop.ts'
import { windowCommand } from '../../support/window-command.ts'

const NOTE = windowCommand('AddNote', { type: 'order', id: 'o1' }, { note: 'call back' })

/** The first fault's place, or null when the command is taken. */
function faultOf(command: unknown): string | null {
  const answer = commandSchema.safeParse(command)
  return answer.success ? null : (answer.error.issues[0]?.path.join('.') ?? '')
}

test('a command is taken as it is', () => {
  expect(commandSchema.parse(NOTE)).toEqual(NOTE)
})

test.each(Object.keys(commandArgsSchemas) as CommandName[])('%s takes no argument it does not know', (name) => {
  const answer = commandSchema.safeParse({ ...NOTE, name, args: { surprise: true } })
  expect(answer.success).toBe(false)
  expect(JSON.stringify(answer.error?.issues)).toContain('surprise')
})

test.each([
  ['a name nobody knows', { name: 'DropOrders' }, 'name'],
  ['another version of the arguments', { v: 2 }, 'v'],
  ['an id that is no UUID', { id: '1' }, 'id'],
  ['a time without a zone', { issuedAt: '2026-11-20T09:00:00' }, 'issuedAt'],
  ['a time that never was', { occurredAt: '2026-13-40T99:00:00Z' }, 'occurredAt'],
  ['a local time', { occurredAt: '2026-11-20T09:00:00+01:00' }, 'occurredAt'],
  ['a version below nothing', { baseVersion: -1 }, 'baseVersion'],
  ['a role that does not exist', { actor: { id: 'x', name: 'x', role: 'owner' } }, 'actor.role'],
  ['an aggregate of another kind', { aggregate: { type: 'customer', id: 'x' } }, 'aggregate.type'],
  ['an id with a line feed', { aggregate: { type: 'order', id: 'a\nb' } }, 'aggregate.id'],
  ['a field too many', { isAdmin: true }, ''],
  ['arguments that are none', { args: null }, 'args'],
])('%s is refused where it stands', (_what, change, place) => {
  expect(faultOf({ ...NOTE, ...change })).toBe(place)
})

const shipment = (quantity: unknown) =>
  windowCommand(
    'EditShipment',
    { type: 'order', id: 'o1' },
    { shipmentId: 's1', lines: [{ shipmentLineId: 'l1', quantity: quantity as number }] },
  )

test.each([-1, 1.5, 1e9, Number.NaN, Number.POSITIVE_INFINITY, '1e3', null])('a quantity of %s is refused', (quantity) => {
  expect(faultOf(shipment(quantity))).toBe('args.lines.0.quantity')
})

test.each([0, 1, 1_000_000])('a quantity of %s passes: what it means is the rules’ business', (quantity) => {
  expect(faultOf(shipment(quantity))).toBeNull()
})

test.each([-1, 0.01, 2 ** 53, '100'])('an amount of %s minor units is refused', (amount) => {
  expect(faultOf(windowCommand('CaptureOrder', { type: 'order', id: 'o1' }, { amount: amount as number }))).toBe('args.amount')
})

test('an order of 2000 lines can be worked on, one of 2001 is refused', () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => ({ orderLineId: `l${index}`, quantity: 1 }))
  const restore = (count: number) => windowCommand('RestoreLines', { type: 'order', id: 'o1' }, { lines: lines(count) })
  expect(faultOf(restore(2000))).toBeNull()
  expect(faultOf(restore(2001))).toBe('args.lines')
  const received = (count: number) => Array.from({ length: count }, (_, index) => ({ itemId: `i${index}`, quantity: 1 }))
  const receive = (count: number) =>
    windowCommand('ReceiveStock', { type: 'stock', id: 'main' }, { warehouseId: 'main', lines: received(count), note: '' })
  expect(faultOf(receive(2000))).toBeNull()
  expect(faultOf(receive(2001))).toBe('args.lines')
})

test('any other list of 501 is refused, one of 500 is not', () => {
  const tagged = (count: number) =>
    windowCommand('EditOrder', { type: 'order', id: 'o1' }, { changes: { tags: Array.from({ length: count }, (_, index) => `t${index}`) } })
  expect(faultOf(tagged(500))).toBeNull()
  expect(faultOf(tagged(501))).toBe('args.changes.tags')
})

test('text is kept composed, without control characters and direction overrides; what is too long is refused, not cut', () => {
  const note = (text: string) => windowCommand('AddNote', { type: 'order', id: 'o1' }, { note: text })
  const kept = (text: string) => (commandSchema.parse(note(text)) as typeof NOTE & { args: { note: string } }).args.note
  expect(kept('Cafe\u0301')).toBe('Café')
  expect(kept('a\u0000b\u202Ec\u0007d')).toBe('abcd')
  expect(kept('line one\nline two\tend 👩‍👩‍👧 سلام')).toBe('line one\nline two\tend 👩‍👩‍👧 سلام')
  expect(faultOf(note('x'.repeat(4001)))).toBe('args.note')
})

test('the shop’s views are taken as they were kept before, and with the carriers they may name now', () => {
  const view = { id: 'v1', name: 'To send', base: 'confirmed', filter: { methods: ['Home delivery'] }, order: 'oldest-first' } as const
  const sharing = (filter: object) =>
    windowCommand(
      'SaveSettings',
      { type: 'settings', id: 'settings' },
      { settings: { ...TEST_SHOP, views: [{ ...view, filter: { ...view.filter, ...filter } }] } },
    )
  expect(faultOf(sharing({}))).toBeNull()
  expect(faultOf(sharing({ carriers: ['postnord'] }))).toBeNull()
  expect(faultOf(sharing({ carriers: [] }))).toBe('args.settings.views.0.filter.carriers')
})
