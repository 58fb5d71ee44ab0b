import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeAuthority } from '../../../electron/compose-authority.ts'

let folder = ''
let data = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-desk-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['electron/cli.ts', ...args, '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function desk(
  ...args: readonly string[]
): Promise<{ code: number | null; out: string; err: string; figures: Record<string, unknown> }> {
  const child = start(...args)
  let [out, err] = ['', '']
  child.stdout?.on('data', (text: Buffer) => {
    out += text
  })
  child.stderr?.on('data', (text: Buffer) => {
    err += text
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const last = out.trimEnd().split('\n').at(-1) ?? ''
  return { code, out, err, figures: args.includes('--json') ? (JSON.parse(last) as Record<string, unknown>) : {} }
}

/** A ledger of so many invoices, one line each. */
function ledgerOf(invoices: number): string {
  const lines = Array.from({ length: invoices }, (_, index) => `${index + 1};A${index % 50};Thing;2;1/12/2010 10:00;1,50;7;France`)
  const path = join(folder, 'ledger.csv')
  writeFileSync(path, ['InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country', ...lines].join('\n'))
  return path
}

test('the ledger is imported, verified and exported; the last line of each is one object of figures', async () => {
  const ledger = join(folder, 'online-retail.eu.csv')
  copyFileSync('test/fixtures/ledger/online-retail.eu.csv', ledger)
  const imported = await desk('import', ledger, '--json')
  expect(imported.code).toBe(0)
  expect(imported.out.trim().split('\n')).toHaveLength(1)
  expect(imported.figures).toEqual({ lines: 10_000, imported: 9879, rejected: 121, orders: 438, returns: 9 })
  expect(imported.err).toContain('Dates are read as day/month/year')
  const rejects = readFileSync(`${ledger}.rejects.csv`, 'utf8').trim().split('\r\n')
  expect(rejects).toHaveLength(122)

  const again = await desk('import', ledger, '--json')
  expect(again.figures).toEqual(imported.figures)
  expect(readFileSync(`${ledger}.rejects.csv`, 'utf8').trim().split('\r\n')).toEqual(rejects)

  const verified = await desk('verify', '--json')
  expect(verified.code).toBe(0)
  expect(verified.figures).toMatchObject({ ok: true, orders: 438, differences: 0 })

  const csv = join(folder, 'orders.csv')
  const exported = await desk('export', '--format', 'csv', '--out', csv, '--json')
  expect(exported.figures).toMatchObject({ orders: 438 })
  expect(readFileSync(csv, 'utf8').startsWith('number,reference,status,')).toBe(true)
  const json = await desk('export', '--format', 'json')
  expect(JSON.parse(json.out)).toHaveLength(438)
})

/** Commands that are durable in the data folder, as another process sees them. */
function commandsKept(): number {
  try {
    const db = new DatabaseSync(join(data, 'authority.sqlite'), { readOnly: true, timeout: 1000 })
    try {
      return Number(db.prepare('SELECT count(*) AS kept FROM command').get()?.kept)
    } finally {
      db.close()
    }
  } catch {
    // Not made yet.
    return 0
  }
}

test('an import killed at any moment is completed by repeating it', async () => {
  const ledger = ledgerOf(900)
  for (const enough of [1, 700, 3000]) {
    const child = start('import', ledger, '--json')
    const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_code, signal) => resolve(signal)))
    const watch = setInterval(() => {
      if (commandsKept() >= enough) child.kill('SIGKILL')
    }, 15)
    expect(await ended).toBe('SIGKILL')
    clearInterval(watch)
  }
  const last = await desk('import', ledger, '--json')
  expect(last.figures).toEqual({ lines: 900, imported: 900, rejected: 0, orders: 900, returns: 0 })
  expect(last.err).toMatch(/ \d+ of them were there already/)
  expect((await desk('verify', '--json')).figures).toMatchObject({ ok: true, orders: 900 })
})

test('verify finds a single changed figure and says which', async () => {
  await desk('import', ledgerOf(20), '--json')
  const db = new DatabaseSync(join(data, 'authority.sqlite'))
  const { changes } = db
    .prepare('UPDATE stock_level SET physical = physical + 1 WHERE item_id = (SELECT min(item_id) FROM stock_level)')
    .run()
  expect(changes).toBe(1)
  db.close()
  const verified = await desk('verify', '--json')
  expect(verified.code).toBe(1)
  expect(verified.figures).toMatchObject({ ok: false, differences: 1, first: { part: 'stock level' } })
  expect(verified.err).toContain('Not as it should be')
})

test('a file that cannot be taken imports nothing and has its own exit code', async () => {
  const bad = join(folder, 'bad.csv')
  writeFileSync(bad, 'InvoiceNo;Description\n1;x\n')
  for (const [file, code] of [
    [bad, 'MISSING_HEADER'],
    [folder, 'NOT_A_FILE'],
    [join(folder, 'nowhere.csv'), 'NOT_FOUND'],
    [process.execPath, process.platform === 'linux' ? 'TOO_LARGE' : expect.any(String)],
  ]) {
    const answer = await desk('import', String(file), '--json')
    expect(answer.code).toBe(3)
    expect(answer.figures).toMatchObject({ error: { code } })
  }
  const store = existsSync(join(data, 'authority.sqlite')) ? new DatabaseSync(join(data, 'authority.sqlite')) : null
  expect(store?.prepare('SELECT count(*) AS n FROM command').get() ?? { n: 0 }).toEqual({ n: 0 })
  store?.close()
})

test('while a desk works on the folder, writing verbs say who holds it and reading verbs read', async () => {
  const authority = await composeAuthority(data)
  try {
    for (const args of [['import', ledgerOf(1)], ['demo']]) {
      const answer = await desk(...args, '--json')
      expect(answer.code).toBe(4)
      expect(answer.err).toContain(`process ${process.pid}`)
      expect(answer.figures).toMatchObject({ error: { code: 'in-use' } })
    }
    expect((await desk('verify', '--json')).code).toBe(0)
    const doctor = await desk('doctor', '--json')
    expect(doctor.code).toBe(0)
    expect(doctor.figures).toMatchObject({ ok: true, inUse: expect.stringContaining(String(process.pid)) })
  } finally {
    await authority.close()
  }
})

test('doctor tells settings, versions, counts and space', async () => {
  await desk('demo')
  const { code, figures, err } = await desk('doctor', '--json')
  expect(code).toBe(0)
  expect(figures).toMatchObject({
    ok: true,
    inUse: null,
    versions: { node: process.versions.node },
    counts: { orders: 126, queues: expect.objectContaining({ held: 6 }) },
    files: [
      expect.objectContaining({ check: 'ok', settings: expect.objectContaining({ synchronous: 2, journal_mode: 'wal' }) }),
      expect.anything(),
    ],
  })
  expect(figures).toMatchObject({ cutShort: null, backups: [] })
  expect(figures.freeMegabytes).toBeGreaterThan(0)
  expect(err).toContain('Free disk space')
})

test('a folder without a desk and a wrong command line have their own exit codes', async () => {
  expect((await desk('verify')).code).toBe(3)
  expect((await desk('doctor', '--json')).figures).toMatchObject({ ok: false, problem: 'no desk' })
  expect((await desk('fly')).code).toBe(2)
  const help = await desk('help')
  expect(help.code).toBe(0)
  for (const verb of ['import', 'export', 'verify', 'doctor', 'backup', 'restore', 'demo']) expect(help.out).toContain(verb)
})
