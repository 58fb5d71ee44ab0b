import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { composeAuthority } from '../../../electron/compose-authority.ts'

/** Every command there is, at least once, each accepted. */
const STORY = 'docs/commands.jsonl'
const story = readFileSync(STORY, 'utf8').trimEnd().split('\n')

let folder = ''
let data = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'order-desk-'))
  data = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

interface Told {
  readonly code: number | null
  readonly lines: readonly string[]
  readonly err: string
}

function desk(...args: readonly string[]): Told {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['electron/cli.ts', ...args], { encoding: 'utf8' })
  return { code: status, lines: stdout.trimEnd().split('\n'), err: stderr }
}

const replay = (file: string, into = data) => desk('replay', file, '--data', into, '--json')

function fileOf(...lines: readonly string[]): string {
  const path = join(folder, 'commands.jsonl')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const read = (text = 'null') => JSON.parse(text) as Record<string, unknown>

/** The story's first command of that name, with something changed. */
function written(name: string, changes: Record<string, unknown> = {}): string {
  return JSON.stringify({ ...read(story.find((line) => read(line).name === name)), ...changes })
}

test('every command of a file gets its answer, and the last line tells how orders, money and stock stand', () => {
  const { code, lines } = replay(STORY)
  expect(code).toBe(0)
  expect(lines).toHaveLength(story.length + 1)
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const { id, name, aggregate } = read(story[index])
    expect(read(line)).toMatchObject({ line: index + 1, id, name, aggregate, status: 'accepted' })
  }
  const line = { cancelled: 0, allocated: 0, shipped: 0, returned: 0 }
  expect(read(lines.at(-1))).toMatchObject({
    commands: { accepted: story.length, withoutEffect: 0, refused: 0 },
    orders: [
      {
        id: 'order-1',
        number: 'A-00001',
        status: 4,
        statusName: 'Completed',
        flags: { held: false, holdReasons: [], waitingForPayment: false, locked: false },
        lines: [
          { ...line, id: 'line-1', ordered: 4, cancelled: 1, shipped: 3, returned: 2 },
          { ...line, id: 'line-2', ordered: 2, cancelled: 2 },
          { ...line, id: 'line-3', ordered: 1, cancelled: 1 },
        ],
        money: {
          currency: 'SEK',
          // Three shirts and the reduced shipping.
          grandTotal: 3 * 10_000 + 3_900,
          // What was left of the authorization was given back.
          authorized: 33_900 + 3_333,
          captured: 33_900 + 3_333,
          paid: 33_900 + 3_333,
          // The poster, and a shirt less the cost of its return.
          refunded: 3_333 + 9_500,
          net: 33_900 - 9_500,
        },
      },
      { id: 'order-3', status: 4, lines: [{ ...line, id: 'line-1', ordered: 1, shipped: 1 }], money: { grandTotal: 4_999, net: 4_999 } },
      { id: 'order-4', status: 2, lines: [{ ...line, ordered: 25, allocated: 19 }] },
      // What the other order gave up went into a parcel.
      { id: 'order-5', status: 3, lines: [{ ...line, ordered: 1, allocated: 1 }] },
    ],
    deleted: [{ id: 'order-2', number: 'A-00002' }],
    stock: [
      { warehouseId: 'main', itemId: 'mug', physical: 18, allocated: 0 },
      { warehouseId: 'main', itemId: 'poster', physical: 19, allocated: 19 },
      { warehouseId: 'main', itemId: 'shirt', physical: 18, allocated: 0 },
      { warehouseId: 'north', itemId: 'poster', physical: 1, allocated: 1 },
    ],
  })
  expect(desk('verify', '--data', data, '--json').code).toBe(0)
})

test('the same file always leads to the same desk, the provider’s answers included', () => {
  const other = join(folder, 'other')
  expect(replay(STORY).lines).toEqual(replay(STORY, other).lines)
  const exported = (from: string) => desk('export', '--format', 'json', '--data', from).lines
  expect(exported(data)).toEqual(exported(other))
  expect(exported(data).join()).toContain('SIM-CAPTURE')
})

test('a file played again changes nothing, and one played in two parts ends the same', () => {
  const whole = replay(STORY)
  expect(replay(STORY).lines).toEqual(whole.lines)
  const other = join(folder, 'other')
  replay(fileOf(...story.slice(0, 37)), other)
  const rest = replay(fileOf(...story.slice(37)), other)
  const { commands: _counted, ...figures } = read(whole.lines.at(-1))
  expect(read(rest.lines.at(-1))).toMatchObject(figures)
})

test('a refusal is an answer like any other, and people read it as a sentence', () => {
  const file = fileOf(...story.slice(0, 3), written('ConfirmOrder'))
  const { code, lines } = replay(file)
  expect(code).toBe(0)
  expect(read(lines[3])).toMatchObject({ line: 4, name: 'ConfirmOrder', status: 'refused', refusal: { code: 'NOT_FOUND' } })
  expect(read(lines[4])).toMatchObject({ commands: { accepted: 3, refused: 1 }, orders: [] })

  const told = desk('replay', file, '--data', data)
  expect(told.lines[0]).toBe('1 SaveSettings settings: accepted')
  expect(told.lines[3]).toMatch(/^4 ConfirmOrder order-1: refused, NOT_FOUND\. /)
  expect(told.lines).toContain('shirt in main: 20 there, 0 of them allocated')
  expect(told.lines.at(-1)).toBe('4 commands: 3 accepted, 0 without effect, 1 refused.')
})

test.each([
  ['{"id":', /not JSON from character 7 on/],
  ['[]', /no JSON object/],
  ['{"id":"x"}', /no name/],
  ['{"name":"toString"}', /no command “toString”/],
  [written('ConfirmOrder', { id: 'x' }), /ConfirmOrder is not written as it should be: id: /],
  [
    written('ReceiveStock', { args: { warehouseId: 'main', lines: [{ itemId: 'mug', quantity: '1' }], note: '' } }),
    /args\.lines\.0\.quantity/,
  ],
  [written('ConfirmOrder', { args: { really: true } }), /really/],
  [written('ConfirmOrder', { occurredAt: 'yesterday' }), /occurredAt/],
])('a line such as %s ends the replay before anything is done', (bad, problem) => {
  const { code, lines, err } = replay(fileOf(...story.slice(0, 2), '', bad, ...story.slice(2)))
  expect(code).toBe(3)
  expect(err).toMatch(problem)
  expect(err).toContain('commands.jsonl, line 4: ')
  expect(err).toContain('Nothing was done.')
  expect(read(lines.at(-1))).toMatchObject({ error: { file: 'commands.jsonl', line: 4, cure: expect.any(String) } })
  expect(existsSync(data)).toBe(false)
})

test('a file that cannot be read is named, with what to do', () => {
  const missing = replay(join(folder, 'none.jsonl'))
  expect(missing.code).toBe(3)
  expect(missing.err).toContain('none.jsonl: There is no such file.')
  const empty = replay(fileOf(''))
  expect(empty.code).toBe(3)
  expect(empty.err).toContain('one command per line')
  expect(desk('replay', '--data', data).code).toBe(2)
})

test('a folder somebody works on is left alone', async () => {
  const authority = await composeAuthority(data)
  try {
    const { code, err } = replay(STORY)
    expect(code).toBe(4)
    expect(err).toMatch(/use|works/)
    expect((await authority.service.head()).version).toBe(0)
  } finally {
    await authority.close()
  }
})
