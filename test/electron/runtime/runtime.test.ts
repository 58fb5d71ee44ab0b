import { expect, test } from 'vitest'
import { JsonLinesLogger } from '../../../electron/runtime/json-lines-logger.ts'
import { systemClock } from '../../../electron/runtime/system-clock.ts'
import { uuidSource } from '../../../electron/runtime/uuid-source.ts'

test('each log line is one object with time, level, sentence and facts', () => {
  const lines: string[] = []
  const logger = new JsonLinesLogger((line) => lines.push(line), { now: () => '2025-03-03T09:00:00.000Z' })
  logger.warn('The line is down', { deskId: 'd\n1' })
  expect(lines).toEqual(['{"at":"2025-03-03T09:00:00.000Z","level":"warn","sentence":"The line is down","deskId":"d\\n1"}\n'])
})

test('a log that cannot be written does not stop the desk', () => {
  const full = () => {
    throw new Error('disk full')
  }
  expect(() => new JsonLinesLogger(full, systemClock).error('Nobody will read this')).not.toThrow()
})

test('the clock tells UTC with milliseconds, and ids are UUIDs that sort by when they were made', () => {
  expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  const ids = Array.from({ length: 100 }, () => uuidSource.newId())
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true)
  expect([...ids].sort()).toEqual(ids)
})
