import { expect, test } from 'vitest'
import { readVerbOptions } from '../../../electron/cli/verb-options.ts'

test('a verb and its options are understood in any order', () => {
  expect(readVerbOptions(['--data', '/tmp/desk', 'import', 'a.csv', '--dates', 'mdy', '--json', '--currency', 'sek'])).toMatchObject({
    ok: true,
    value: { verb: 'import', folder: '/tmp/desk', file: 'a.csv', dates: 'mdy', json: true, currency: 'SEK' },
  })
})

test.each<[readonly string[], RegExp]>([
  [['fly'], /no verb “fly”/],
  [['import'], /which file/],
  [['replay'], /which file to replay/],
  [['replay', 'a', 'b'], /replay takes one file/],
  [['restore'], /which file to restore/],
  [['backup', '--to', ''], /--to/],
  [['import', 'a', 'b'], /too much/],
  [['verify', 'a'], /too much/],
  [['export'], /--format/],
  [['export', '--format', 'xml'], /csv or json/],
  [['import', 'a', '--dates', 'ymd'], /dmy/],
  [['import', 'a', '--currency', 'kronor'], /three letters/],
  [['import', 'a', '--zone', 'Mars/Olympus'], /time zone/],
  [['import', 'a', '--encoding', 'ebcdic'], /windows-1252/],
  [['import', 'a', '--what'], /what/],
  [['doctor', '--data', ''], /--data/],
])('%j is answered with what is wrong', (args, problem) => {
  const options = readVerbOptions(args)
  expect(options.ok).toBe(false)
  if (!options.ok) expect(options.error).toMatch(problem)
})

test('nothing said is a question for help', () => {
  expect(readVerbOptions([])).toMatchObject({ ok: true, value: { verb: 'help' } })
  expect(readVerbOptions(['import', '--help'])).toMatchObject({ ok: true, value: { verb: 'help' } })
})
