import pg from 'pg'
import { expect, test } from 'vitest'
import { asStoreFailure, failureKind, LineBroken } from '../../../electron/store/postgres/failure-kind.ts'
import { retrying } from '../../../electron/store/postgres/retry.ts'

/** An error as a German server would send it: only the code can be relied on. */
function serverError(code: string): Error {
  return Object.assign(new pg.DatabaseError('so nicht', 8, 'error'), { code })
}

const AT_ONCE = { forMs: 1_000, firstDelayMs: 0, longestDelayMs: 0 }

test.each([
  ['40001', 'lost-race', 'busy'],
  ['40P01', 'lost-race', 'busy'],
  ['55P03', 'lost-race', 'busy'],
  ['57P01', 'broken-line', 'unreachable'],
  ['57P03', 'broken-line', 'unreachable'],
  ['08006', 'broken-line', 'unreachable'],
  ['25P03', 'broken-line', 'unreachable'],
  ['53300', 'broken-line', 'unreachable'],
  ['53100', 'outage', 'disk-full'],
  ['53200', 'outage', 'busy'],
  ['57014', 'outage', 'busy'],
  ['25006', 'outage', 'read-only'],
  ['28P01', 'outage', 'unfit'],
  ['3D000', 'outage', 'unfit'],
  ['XX001', 'outage', 'corrupt'],
  ['58030', 'outage', 'unfit'],
])('what the server calls %s is a %s, and people are told it is %s', (code, kind, told) => {
  const error = serverError(code)
  expect(failureKind(error)).toBe(kind)
  expect(asStoreFailure(error)).toMatchObject({ kind: told, cause: error })
})

test('a fault of the program is handed on as it is: a wrong statement, a broken promise of the rows, an error of the work', () => {
  for (const error of [serverError('42601'), serverError('23514'), new Error('the work failed'), null]) {
    expect(failureKind(error)).toBe('not-ours')
    expect(asStoreFailure(error)).toBe(error)
  }
})

test('work that lost a race is begun again until it wins', async () => {
  let tried = 0
  const attempt = async () => {
    tried += 1
    if (tried === 1) throw serverError('40P01')
    if (tried === 2) throw new LineBroken(new Error('ECONNRESET'))
    return 'won'
  }
  expect(await retrying(AT_ONCE, attempt)).toBe('won')
  expect(tried).toBe(3)
})

test('work that found a name free looks again when it is taken, but not for ever', async () => {
  let tried = 0
  const attempt = async () => {
    tried += 1
    throw serverError('23505')
  }
  await expect(retrying(AT_ONCE, attempt)).rejects.toMatchObject({ code: '23505' })
  expect(tried).toBe(3)
})

test('work that failed by itself is not begun again', async () => {
  let tried = 0
  const attempt = async () => {
    tried += 1
    throw new Error('the work failed')
  }
  await expect(retrying(AT_ONCE, attempt)).rejects.toThrow('the work failed')
  expect(tried).toBe(1)
})

test('work that loses on and on ends with a sentence', async () => {
  const attempt = async () => {
    throw serverError('40001')
  }
  await expect(retrying({ ...AT_ONCE, forMs: 20 }, attempt)).rejects.toMatchObject({ kind: 'busy' })
})
