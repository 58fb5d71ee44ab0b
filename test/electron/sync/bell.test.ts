import { expect, test } from 'vitest'
import { Bell } from '../../../electron/sync/bell.ts'
import { VirtualPace } from '../../support/virtual-pace.ts'

test('a ring while nobody sleeps ends the next sleep at once, and only that one', async () => {
  const [pace, bell] = [new VirtualPace(), new Bell()]
  bell.ring()
  bell.ring()
  expect(await pace.until(bell.sleep(pace, 60_000))).toBe(true)
  expect(pace.now).toBe(0)
  expect(await pace.until(bell.sleep(pace, 60_000))).toBe(false)
  expect(pace.now).toBe(60_000)
})

test('a ring ends a sleep that would never end by itself', async () => {
  const [pace, bell] = [new VirtualPace(), new Bell()]
  const asleep = bell.sleep(pace, null)
  bell.ring()
  expect(await pace.until(asleep)).toBe(true)
})
