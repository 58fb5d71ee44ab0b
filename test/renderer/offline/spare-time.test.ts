import { expect, onTestFinished, test, vi } from 'vitest'
import { browserIdle, spareTime, type TidyPlace } from '../../../renderer/offline/spare-time.ts'
import type { ChangeRow } from '../../../shared/contract/changes.ts'

/** A copy that wants these whole, and a desk process that has them but for some. */
function placeWanting(wanted: readonly string[]) {
  const kept: string[] = []
  const deeds: string[] = []
  const place: TidyPlace = {
    tidy: async () => {
      deeds.push('tidy')
    },
    bodiesWanted: async () => wanted.filter((id) => !kept.includes(id)),
    keepBodies: async (rows) => {
      deeds.push(`keep ${rows.length}`)
      kept.push(...rows.map((row) => row.id))
    },
  }
  const whole = async (ids: readonly string[]) => {
    const found = ids.filter((id) => !id.startsWith('gone'))
    return found.map((id): ChangeRow => ({ type: 'order', id, version: 1, row: null, deleted: 'archive' }))
  }
  return { place, whole, kept, deeds }
}

const idle = async () => {}
const ids = (count: number) => Array.from({ length: count }, (_, index) => `o${index}`)

test('in spare time the copy is put in order, then open orders are fetched whole, some at a time', async () => {
  const { place, whole, kept, deeds } = placeWanting(ids(45))
  spareTime(place, whole, idle).begin()
  await vi.waitFor(() => expect(kept).toHaveLength(45))
  expect(deeds).toEqual(['tidy', 'keep 20', 'keep 20', 'keep 5'])
})

test('orders that are gone since are not asked for again and again', async () => {
  const { place, whole, kept } = placeWanting(['gone-1', ...ids(3)])
  const asked = vi.fn(whole)
  spareTime(place, asked, idle).begin()
  await vi.waitFor(() => expect(kept).toEqual(ids(3)))
  expect(asked).toHaveBeenCalledOnce()
})

test('what failed is tried when there is spare time again, and nothing is done twice at the same time', async () => {
  const { place, whole, kept } = placeWanting(ids(3))
  let isBroken = true
  const spare = spareTime(place, async (wanted) => (isBroken ? Promise.reject(new Error('the line broke')) : whole(wanted)), idle)
  spare.begin()
  spare.begin()
  await vi.waitFor(() => {
    isBroken = false
    spare.begin()
    expect(kept).toEqual(ids(3))
  })
})

test('a window that is closing begins nothing more', () => {
  const { place, whole } = placeWanting(ids(3))
  const waited = vi.fn(idle)
  const spare = spareTime(place, whole, waited)
  spare.stop()
  spare.begin()
  expect(waited).not.toHaveBeenCalled()
})

test('a window closed in the middle goes no further', async () => {
  const { place, whole, kept } = placeWanting(ids(45))
  let beats = 0
  const idles = async () => {
    beats += 1
    if (beats === 3) spare.stop()
  }
  const spare = spareTime(place, whole, idles)
  spare.begin()
  await vi.waitFor(() => expect(beats).toBe(3))
  expect(kept).toHaveLength(20)
})

test('spare time begins once the hands have rested for half a second, and after two seconds without rest all the same', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const begun = vi.fn()
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
  void browserIdle().then(begun)
  await vi.advanceTimersByTimeAsync(50)
  expect(begun).toHaveBeenCalledTimes(1)

  press()
  void browserIdle().then(begun)
  await vi.advanceTimersByTimeAsync(400)
  press()
  await vi.advanceTimersByTimeAsync(499)
  expect(begun).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(51)
  expect(begun).toHaveBeenCalledTimes(2)

  press()
  void browserIdle().then(begun)
  for (let held = 0; held < 19; held += 1) {
    press()
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(begun).toHaveBeenCalledTimes(2)
  press()
  await vi.advanceTimersByTimeAsync(150)
  expect(begun).toHaveBeenCalledTimes(3)
})
