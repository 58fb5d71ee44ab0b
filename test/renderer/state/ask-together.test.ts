import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { askTogether } from '../../../renderer/state/ask-together.ts'

const DELAY_MS = 150

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('who asks close together is answered by one question', async () => {
  let put = 0
  const { ask } = askTogether(async () => {
    put += 1
  }, DELAY_MS)
  for (let time = 0; time < 3; time += 1) ask()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(put).toBe(1)
})

test('a question is put also while it is asked again and again', async () => {
  let put = 0
  const { ask } = askTogether(async () => {
    put += 1
  }, DELAY_MS)
  for (let ms = 0; ms < 1_000; ms += 50) {
    ask()
    await vi.advanceTimersByTimeAsync(50)
  }
  expect(put).toBeGreaterThan(3)
})

test('what is asked while one is on its way is asked once more, and nothing after the end', async () => {
  let put = 0
  const answers: (() => void)[] = []
  const { ask, stop } = askTogether(() => {
    put += 1
    return new Promise((resolve) => answers.push(resolve))
  }, DELAY_MS)
  ask()
  await vi.advanceTimersByTimeAsync(DELAY_MS)
  for (let time = 0; time < 3; time += 1) ask()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(put).toBe(1)
  answers[0]?.()
  await vi.advanceTimersByTimeAsync(DELAY_MS)
  expect(put).toBe(2)
  ask()
  stop()
  answers[1]?.()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(put).toBe(2)
})
