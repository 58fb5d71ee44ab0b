import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeAsMeant } from '../../../electron/access/secrets.ts'
import type { Clock } from '../../../electron/ports/clock.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { startTestHub, type TestHub } from '../../support/test-hub.ts'

let now: string
let world: TestHub
const clock: Clock = { now: () => now }

beforeEach(async () => {
  now = '2025-03-03T09:00:00.000Z'
  world = await startTestHub(openOrderStore({ folder: tempFolder(), now, newEpoch: 'epoch' }), { clock })
})
afterEach(() => world.close())

test('an added desk has a series of its own and is invited until its code is used', async () => {
  const first = await world.directory.add('Counter 1')
  const second = await world.directory.add('Packing 1')
  expect([first.desk.series, second.desk.series]).toEqual(['K1', 'K2'])
  expect(await world.directory.list()).toMatchObject([
    { name: 'Counter 1', state: 'invited' },
    { name: 'Packing 1', state: 'invited' },
  ])
  await world.directory.pair(first.code)
  expect(await world.directory.list()).toMatchObject([{ state: 'paired' }, { state: 'invited' }])
})

test('a code pairs one desk, once, however it is typed', async () => {
  const { code } = await world.directory.add('Counter 1')
  const paired = await world.directory.pair(` ${code.toLowerCase().replace('-', ' ')} `)
  expect(paired).toMatchObject({ ok: true, value: { series: 'K1', name: 'Counter 1' } })
  expect(await world.directory.pair(code)).toEqual({ ok: false, error: 'CODE_NOT_VALID' })
  expect(codeAsMeant('ab cd-efgh')).toBe('ABCD-EFGH')
})

test('a code is good for ten minutes', async () => {
  const { code } = await world.directory.add('Counter 1')
  now = '2025-03-03T09:10:00.000Z'
  expect(await world.directory.pair(code)).toEqual({ ok: false, error: 'CODE_NOT_VALID' })
})

test('two desks that try the same code at once are not both paired', async () => {
  const { code } = await world.directory.add('Counter 1')
  const answers = await Promise.all([world.directory.pair(code), world.directory.pair(code)])
  expect(answers.filter((each) => each.ok)).toHaveLength(1)
})

test('a desk comes in with its own token only, and not after it was revoked', async () => {
  const one = await world.pairs('Counter 1')
  const other = await world.pairs('Packing 1')
  expect(await world.directory.admit(one.desk.id, one.token)).toMatchObject({ id: one.desk.id })
  expect(await world.directory.admit(one.desk.id, other.token)).toBeNull()
  expect(await world.directory.admit('nobody', one.token)).toBeNull()
  await world.directory.revoke(one.desk.id)
  expect(await world.directory.admit(one.desk.id, one.token)).toBeNull()
  expect(await world.directory.add('Counter 2')).toMatchObject({ desk: { series: 'K3' } })
})
