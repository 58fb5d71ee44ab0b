import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFaultOffset } from '../../../electron/imports/json-fault.ts'

test.each([
  ['{"a": 1, // why\n"b": 2}', 9],
  ['{"a": [1, 2,], "b": 2}', 12],
  ['{"a": 1 "b": 2}', 8],
  ['{"a": 1} rest', 9],
  ["{'a': 1}", 1],
  ['[1, 2', 5],
  ['{"a": "open\n"}', 6],
  ['{"a": 01}', 7],
  ['', 0],
])('in %j the fault is at %i', (text, offset) => {
  expect(jsonFaultOffset(text)).toBe(offset)
})

test('whatever is JSON is walked to its end', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(jsonFaultOffset(`${text} `)).toBe(text.length + 1)
    }),
  )
})

test('brackets without end do not exhaust the stack', () => {
  expect(jsonFaultOffset('['.repeat(1_000_000))).toBe(1_000_000)
})
