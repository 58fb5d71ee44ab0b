import { execFileSync } from 'node:child_process'
import { chmodSync, closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSource } from '../../../electron/imports/read-source.ts'
import { saidFault } from '../../support/said-fault.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-desk-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function faultAt(name: string) {
  const source = await readSource(join(folder, name))
  if (source.ok) throw new Error('it was taken')
  return saidFault(source.error)
}

test('a file of more than 100 MB is refused before it is read', async () => {
  const file = openSync(join(folder, 'huge.csv'), 'w')
  // A file of holes: it takes no room, and reading it would show.
  ftruncateSync(file, 200 * 1024 * 1024)
  closeSync(file)
  const before = process.memoryUsage().rss
  expect(await faultAt('huge.csv')).toMatchObject({
    code: 'TOO_LARGE',
    file: 'huge.csv',
    message: 'The file is 200 MB; 100 MB is the most.',
  })
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024)
})

test('a folder is refused', async () => {
  expect(await faultAt('.')).toMatchObject({ code: 'NOT_A_FILE' })
})

test('a file that is not there is refused', async () => {
  expect(await faultAt('nowhere.csv')).toMatchObject({ code: 'NOT_FOUND', file: 'nowhere.csv' })
})

test.skipIf(process.platform === 'win32')('a pipe is refused and not waited for', async () => {
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(folder, 'pipe')])
  expect(await faultAt('pipe')).toMatchObject({ code: 'NOT_A_FILE' })
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file one may not read is refused', async () => {
  writeFileSync(join(folder, 'secret.csv'), 'x')
  chmodSync(join(folder, 'secret.csv'), 0o000)
  expect(await faultAt('secret.csv')).toMatchObject({ code: 'UNREADABLE' })
})

test('what a file is, is read from its content and not from its name', async () => {
  writeFileSync(join(folder, 'orders.txt'), ' {"order": "1"}')
  writeFileSync(join(folder, 'ledger.json'), 'InvoiceNo;StockCode\n')
  expect(await readSource(join(folder, 'orders.txt'))).toMatchObject({ ok: true, value: { kind: 'json' } })
  expect(await readSource(join(folder, 'ledger.json'))).toMatchObject({ ok: true, value: { kind: 'table' } })
})
