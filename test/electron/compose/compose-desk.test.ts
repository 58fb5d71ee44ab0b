import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { composeDesk } from '../../../electron/compose.ts'
import type { JobProgress } from '../../../shared/contract/job.ts'
import { type DeskClient, deskClient, runningDesk } from '../../support/browser-desk.ts'
import { tempFolder } from '../../support/temp-folder.ts'

const SETTINGS = { shell: 'browser', appVersion: '0.0.0-test' } as const

async function freshDesk(folder = tempFolder()) {
  const desk = await composeDesk({ folder, ...SETTINGS })
  onTestFinished(() => desk.close())
  return desk
}

async function lastOf(progress: AsyncIterable<JobProgress>): Promise<JobProgress> {
  let last: JobProgress | null = null
  for await (const each of progress) last = each
  if (!last) throw new Error('the job said nothing')
  return last
}

function importText(client: DeskClient, name: string, text: string): Promise<AsyncIterable<JobProgress>> {
  return client.jobs.importFile({ name, contentBase64: Buffer.from(text).toString('base64') })
}

const LEDGER = readFileSync('test/fixtures/ledger/online-retail.eu.csv', 'utf8')
const SHORT_LEDGER = LEDGER.split('\n').slice(0, 60).join('\n')

test('a desk over a new folder makes it, with its two files, and is empty', async () => {
  const folder = join(tempFolder(), 'new')
  const desk = await freshDesk(folder)
  expect(await desk.isEmpty()).toBe(true)
  expect(existsSync(join(folder, 'authority.sqlite'))).toBe(true)
  expect(existsSync(join(folder, 'desk.sqlite'))).toBe(true)
})

test('a folder is held by one desk at a time and free once that one is closed', async () => {
  const folder = tempFolder()
  const first = await composeDesk({ folder, ...SETTINGS })
  await expect(composeDesk({ folder, ...SETTINGS })).rejects.toMatchObject({ kind: 'in-use' })
  await first.close()
  const second = await freshDesk(folder)
  expect(await second.isEmpty()).toBe(true)
})

test('a desk stays who it is over restarts', async () => {
  const folder = tempFolder()
  const greet = async () => {
    const { door, desk } = await runningDesk({ folder })
    const { client } = await deskClient(door)
    const greeting = await client.desk.hello()
    await door.close()
    await desk.close()
    return greeting
  }
  const first = await greet()
  expect(await greet()).toEqual(first)
})

test('the sample shop fills an empty desk, tells how far it is, and done twice adds nothing', async () => {
  const { door } = await runningDesk()
  const { client } = await deskClient(door)
  const steps: JobProgress[] = []
  for await (const progress of await client.jobs.loadSampleShop()) steps.push(progress)
  expect(steps.length).toBeGreaterThan(1)
  expect(steps.at(-1)).toMatchObject({ figures: { orders: expect.any(Number) } })
  expect((await client.desk.hello()).isEmpty).toBe(false)
  expect(await lastOf(await client.jobs.loadSampleShop())).toMatchObject({ figures: { added: 0 } })
})

test('a ledger chosen in a window becomes orders, and its lines add up', async () => {
  const { door } = await runningDesk()
  const { client } = await deskClient(door)
  const last = await lastOf(await importText(client, 'ledger.csv', SHORT_LEDGER))
  expect(last.failure).toBeUndefined()
  const { lines = 0, imported = 0, rejected = 0, orders = 0 } = last.figures ?? {}
  expect(lines).toBe(59)
  expect(imported + rejected).toBe(lines)
  expect(orders).toBeGreaterThan(0)
  expect((await client.desk.hello()).isEmpty).toBe(false)
})

test('lines of a chosen file that cannot be taken stand in the desk’s folder, and mended there are taken', async () => {
  const folder = tempFolder()
  const { door } = await runningDesk({ folder })
  const { client } = await deskClient(door)
  const [header = '', first = '', ...others] = LEDGER.split('\n').slice(0, 8)
  const broken = first.replace(/^\d+;/, '536999;').replace(/;\d+;/, ';many;')
  const last = await lastOf(await importText(client, 'ledger.csv', [header, broken, ...others].join('\n')))
  expect(last).toMatchObject({ figures: { rejected: 1 }, rejectsFile: join(folder, 'rejects', 'ledger.csv.rejects.csv') })
  const rejects = readFileSync(last.rejectsFile ?? '', 'utf8')
  expect(rejects).toContain('many')
  expect(last.rejects).toMatchObject([{ line: 2, reason: expect.any(String), words: { values: { text: 'many' } } }])

  const mended = await lastOf(await importText(client, 'ledger.csv.rejects.csv', rejects.replace(';many;', ';6;')))
  expect(mended).toMatchObject({ figures: { lines: 1, rejected: 0 } })
  expect(mended.rejectsFile).toBeUndefined()
})

test.each([
  ['a ledger without its header', 'ledger.csv', 'a;b\n1;2\n'],
  ['nothing', 'empty.csv', ''],
  ['half a JSON', 'order.json', '{"order": '],
  ['a name that climbs', '../../../etc/passwd', 'root:x:0:0'],
])('%s imports nothing and says why', async (_what, name, text) => {
  const { door } = await runningDesk()
  const { client } = await deskClient(door)
  const last = await lastOf(await importText(client, name, text))
  expect(last.failure?.message).toContain('Nothing was imported')
  expect(last.failure?.message).not.toContain('..')
  expect((await client.desk.hello()).isEmpty).toBe(true)
})

test('two long jobs do not run at once: the second is told to wait', async () => {
  const { door } = await runningDesk()
  const { client } = await deskClient(door)
  const [first, second] = await Promise.all([client.jobs.loadSampleShop(), client.jobs.loadSampleShop()])
  const [a, b] = await Promise.all([lastOf(first), lastOf(second)])
  expect([a, b].filter((each) => each.failure?.code === 'BUSY')).toHaveLength(1)
  expect([a, b].filter((each) => each.figures)).toHaveLength(1)
})

test('a job goes on when the window that started it is gone', async () => {
  const { door } = await runningDesk()
  const { client, socket } = await deskClient(door)
  const progress = await client.jobs.loadSampleShop()
  await progress.next()
  socket.terminate()
  const { client: other } = await deskClient(door)
  await expect.poll(async () => (await lastOf(await other.jobs.loadSampleShop())).figures?.added, { timeout: 30_000 }).toBe(0)
})
