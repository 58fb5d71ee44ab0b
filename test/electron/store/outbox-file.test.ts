import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SqliteConnection } from '../../../electron/store/sqlite/connection.ts'
import { type OpenOutboxOptions, openOutbox } from '../../../electron/store/sqlite/open-outbox.ts'
import { CommandMaker, tempFolder } from '../../support/authority.ts'

let folder: ReturnType<typeof tempFolder>
beforeEach(() => {
  folder = tempFolder()
})
afterEach(() => folder.remove())

const NOW = '2025-03-05T09:00:00.000Z'
const EVERYTHING = { commands: 100_000, bytes: 1_000_000_000 }
const file = () => join(folder.path, 'desk.sqlite')
const open = (options: Partial<OpenOutboxOptions> = {}) =>
  openOutbox({ folder: folder.path, now: NOW, newDeskId: 'k1', series: 'K1', ...options })

const maker = new CommandMaker()
const note = (id: string) => maker.make('AddNote', 'o1', { note: `text of ${id}` }, { id })

async function withKept(...ids: readonly string[]): Promise<void> {
  const { outbox } = open()
  for (const id of ids) await outbox.append(note(id), 0, NOW)
  await outbox.close()
}

/** Changes the closed file by hand. */
function tamper(sql: string): void {
  const db = new SqliteConnection(file())
  db.exec(sql)
  db.close()
}

/** Lets a real process keep commands until it has acknowledged this many, then kills it in the middle of the next. */
async function killAfter(acknowledgements: number): Promise<readonly string[]> {
  const worker = new URL('../../support/outbox-crash-worker.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [worker, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line)
    if (acknowledged.length === acknowledgements) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return acknowledged
}

test('a desk killed in mid-stream has every command it acknowledged, under its number, once, and no gap', async () => {
  const acknowledged: string[] = []
  for (const acknowledgements of [1, 23, 90, 170]) {
    acknowledged.push(...(await killAfter(acknowledgements)))
    const { outbox, salvage } = open()
    expect(salvage).toBeNull()
    const kept = await outbox.unsent(EVERYTHING)
    const ids = new Map(kept.map(({ seq, command }) => [command.id, seq]))
    for (const line of acknowledged) {
      const [id = '', seq] = line.split(' ')
      expect(ids.get(id), line).toBe(Number(seq))
    }
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, index) => index + 1))
    const numbers = kept.flatMap(({ command }) => (command.name === 'CreateOrder' ? [command.args.number] : []))
    expect(new Set(numbers).size).toBe(numbers.length)
    await outbox.close()
  }
})

test('on a full disk the command is not kept and says so, what was kept stays, and there is room again later', async () => {
  await withKept('c0')
  const { outbox } = open({ maxPages: 40 })
  const kept = ['c0']
  let failure: unknown = null
  for (let index = 1; failure === null; index += 1) {
    try {
      await outbox.append(maker.make('CreateOrder', `o${index}`, { number: '', reference: '' }, { id: `c${index}` }), 0, NOW)
      kept.push(`c${index}`)
    } catch (error) {
      failure = error
    }
  }
  expect(failure).toMatchObject({ kind: 'disk-full', message: 'Disk full: free 200 MB. Nothing was lost.' })
  expect(kept.length).toBeGreaterThan(5)
  expect((await outbox.unsent(EVERYTHING)).map(({ command }) => command.id)).toEqual(kept)
  expect((await outbox.summary()).lastSeq).toBe(kept.length)
  await expect(outbox.append(note('another'), 0, NOW)).rejects.toMatchObject({ kind: 'disk-full' })
  await outbox.close()

  const roomy = open()
  expect(roomy.salvage).toBeNull()
  expect((await roomy.outbox.append(note('later'), 0, NOW)).seq).toBe(kept.length + 1)
  await roomy.outbox.close()
})

test('names asked for by doors are those written down with the command', async () => {
  const { outbox } = open()
  const { number } = await outbox.numbers.numberFor('c1')
  expect(number).toBe('K1-00001')
  const { command } = await outbox.append(maker.make('CreateOrder', 'o1', { number: '', reference: '' }, { id: 'c1' }), 0, NOW)
  expect(command.args).toMatchObject({ number })
  expect((await outbox.numbers.numbersFor(['i1', 'i2'], 'I')).map((name) => name.number)).toEqual(['I-00001', 'I-00002'])
  await outbox.numbers.startAbove('K1', 40)
  expect((await outbox.numbers.numberFor('c2')).number).toBe('K1-00041')
  await outbox.close()
})

test.each([
  ['a command somebody changed', "UPDATE outbox SET body = replace(body, 'text of c2', 'other text') WHERE seq = 2", 2, ['c1', 'c3']],
  ['a command that is missing', 'DELETE FROM outbox WHERE seq = 2', 2, ['c1', 'c3']],
  ['an end that is missing', 'DELETE FROM outbox WHERE seq = 3', 3, ['c1', 'c2']],
  ['a time somebody changed', "UPDATE outbox SET kept_at = '2020-01-01T00:00:00.000Z' WHERE seq = 1", 1, ['c1', 'c2', 'c3']],
])('a file with %s is moved aside whole, what can be read is told, and another desk begins', async (_what, sql, brokenAt, readable) => {
  await withKept('c1', 'c2', 'c3')
  tamper(sql)
  const { outbox, salvage } = open({ newDeskId: 'k2', series: 'K2' })
  expect(salvage).toMatchObject({ deskId: 'k1', brokenAt })
  expect(salvage?.unsent.map(({ command }) => command.id)).toEqual(readable)
  expect(salvage && existsSync(salvage.file)).toBe(true)
  expect(outbox.numbers).toMatchObject({ deskId: 'k2', series: 'K2' })
  expect(await outbox.summary()).toMatchObject({ lastSeq: 0, pending: 0 })
  await outbox.close()
})

test('a file with damaged pages is moved aside, and the desk begins anew', async () => {
  await withKept('c1', 'c2')
  const size = readFileSync(file()).byteLength
  truncateSync(file(), Math.floor(size / 2))
  const { outbox, salvage } = open({ newDeskId: 'k2', series: 'K2' })
  expect(salvage).not.toBeNull()
  expect(outbox.numbers.deskId).toBe('k2')
  await outbox.close()

  writeFileSync(file(), 'this is no database at all, and long enough to be looked at as one'.repeat(50))
  const again = open({ newDeskId: 'k3', series: 'K3', now: '2025-03-06T09:00:00.000Z' })
  expect(again.salvage).toMatchObject({ deskId: null, unsent: [] })
  expect(readdirSync(folder.path).filter((name) => name.includes('.broken-')).length).toBeGreaterThanOrEqual(2)
  await again.outbox.close()
})

test('an untouched file is opened as it is, wiped texts and all', async () => {
  const { outbox } = open()
  for (const id of ['c1', 'c2']) await outbox.append(note(id), 0, NOW)
  await outbox.settle('e1', [{ seq: 1, outcome: { status: 'accepted', version: 1, warnings: [] } }])
  await outbox.contained('e1', 1)
  await outbox.forget(['o1'])
  await outbox.close()
  const again = open({ newDeskId: 'k2' })
  expect(again.salvage).toBeNull()
  expect(again.outbox.numbers.deskId).toBe('k1')
  await again.outbox.close()
})

test('the words of a purged order are in no page of the file any more', async () => {
  const { outbox } = open()
  await outbox.append(maker.make('AddNote', 'o1', { note: 'unforgettableword' }, { id: 'c1' }), 0, NOW)
  await outbox.settle('e1', [{ seq: 1, outcome: { status: 'accepted', version: 1, warnings: [] } }])
  await outbox.contained('e1', 1)
  await outbox.forget(['o1'])
  await outbox.close()
  expect(readFileSync(file()).includes('unforgettableword')).toBe(false)
})
