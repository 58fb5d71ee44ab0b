import { afterEach, beforeEach, expect, test } from 'vitest'
import { SqliteNumberSource } from '../../../electron/store/sqlite/sqlite-number-source.ts'
import { tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const open = (newDeskId = 'desk-1') => new SqliteNumberSource({ folder: folder.path, newDeskId })

test('a desk keeps its identity and series when it is opened again', async () => {
  const first = open('desk-1')
  expect([first.deskId, first.series]).toEqual(['desk-1', 'A'])
  await first.close()
  const again = open('desk-2')
  expect(again.deskId).toBe('desk-1')
  await again.close()
})

test('numbers count up in their series, references are nine capital letters, and none is given twice', async () => {
  const numbers = open()
  const issued = []
  for (let index = 1; index <= 200; index += 1) issued.push(await numbers.numberFor(`command-${index}`))
  expect(issued[0]?.number).toBe('A-00001')
  expect(issued[199]?.number).toBe('A-00200')
  expect(issued.every(({ reference }) => /^[A-Z]{9}$/.test(reference))).toBe(true)
  expect(new Set(issued.map(({ reference }) => reference)).size).toBe(200)
  expect((await numbers.numberFor('from an import', 'I')).number).toBe('I-00001')
  await numbers.close()
})

test('the same command gets the same number, however often and after any restart', async () => {
  const numbers = open()
  const first = await numbers.numberFor('command-1')
  await numbers.numberFor('command-2')
  expect(await numbers.numberFor('command-1')).toEqual(first)
  await numbers.close()
  const again = open()
  expect(await again.numberFor('command-1')).toEqual(first)
  expect((await again.numberFor('command-3')).number).toBe('A-00003')
  await again.close()
})

test('many at once are the same as one by one', async () => {
  const numbers = open()
  const one = await numbers.numberFor('command-2', 'I')
  const many = await numbers.numbersFor(['command-1', 'command-2', 'command-3', 'command-1'], 'I')
  expect(many.map(({ number }) => number)).toEqual(['I-00002', 'I-00001', 'I-00003', 'I-00002'])
  expect(many[1]).toEqual(one)
  await numbers.close()
})

test('a desk file younger than its store goes on where the store stands, and never back', async () => {
  const numbers = open()
  await numbers.startAbove('A', 41)
  expect((await numbers.numberFor('command-1')).number).toBe('A-00042')
  await numbers.startAbove('A', 7)
  expect((await numbers.numberFor('command-2')).number).toBe('A-00043')
  await numbers.startAbove('A', 123_456)
  expect((await numbers.numberFor('command-3')).number).toBe('A-123457')
  await numbers.close()
})
