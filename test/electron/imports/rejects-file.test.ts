import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Rejects, rejectsText, writeRejects } from '../../../electron/imports/rejects-file.ts'

const rejects: Rejects = {
  header: ['Invoice', 'Text'],
  delimiter: ';',
  lines: [
    { line: 9, reason: 'Later; in the file.', cells: ['2', '=1+1'] },
    { line: 3, reason: 'Earlier.', cells: ['1', '-10'] },
  ],
}
const none: Rejects = { ...rejects, lines: [] }

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-desk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('rejects stand in the order of the file; a number stays one, a formula becomes text', () => {
  expect(rejectsText(rejects)).toBe('line;reason;Invoice;Text\r\n3;Earlier.;1;-10\r\n9;"Later; in the file.";2;\'=1+1\r\n')
})

test('they are written beside the file they come from', async () => {
  const place = await writeRejects(join(folder, 'ledger.csv'), join(folder, 'elsewhere'), rejects)
  expect(place).toBe(join(folder, 'ledger.csv.rejects.csv'))
  expect(readFileSync(place ?? '', 'utf8')).toBe(rejectsText(rejects))
})

// Not even root may write into /sys.
test.skipIf(process.platform !== 'linux')('where that folder may not be written, they go to the other one', async () => {
  const place = await writeRejects('/sys/ledger.csv', folder, rejects)
  expect(place).toBe(join(folder, 'ledger.csv.rejects.csv'))
  expect(existsSync(place ?? '')).toBe(true)
})

test('once nothing is rejected any more, the old list goes', async () => {
  const place = await writeRejects(join(folder, 'ledger.csv'), folder, rejects)
  expect(await writeRejects(join(folder, 'ledger.csv'), folder, none)).toBeNull()
  expect(existsSync(place ?? '')).toBe(false)
})

test('a place that cannot be written at all is told, not swallowed', async () => {
  writeFileSync(join(folder, 'in-the-way'), '')
  await expect(writeRejects(join(folder, 'in-the-way', 'ledger.csv'), folder, rejects)).rejects.toThrow()
})
