import { expect, test } from 'vitest'
import { REFUSAL_CODES } from '../../shared/lifecycle/refusal.ts'
import { readSources, type SourceFile } from '../support/source-files.ts'

const rules = readSources('shared/lifecycle', 'electron/service').filter((file) => !file.path.endsWith('/refusal.ts'))
const tests = readSources('test/shared', 'test/electron', 'test/contracts', 'test/properties')

const mentions = (files: readonly SourceFile[], code: string) => files.some((file) => file.text.includes(`'${code}'`))

test('every refusal a rule can give is produced by a test', () => {
  const used = REFUSAL_CODES.filter((code) => mentions(rules, code))
  expect(used.length).toBeGreaterThan(20)
  expect(used.filter((code) => !mentions(tests, code))).toEqual([])
})
