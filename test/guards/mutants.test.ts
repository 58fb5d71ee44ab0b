import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { occurrencesOf } from '../mutants/mutant.ts'
import { MUTANTS as RULE_MUTANTS } from '../mutants/mutants.ts'
import { SYNC_MUTANTS } from '../simulation/sync-mutants.ts'
import { readSources } from '../support/source-files.ts'

const MUTANTS = [...RULE_MUTANTS, ...SYNC_MUTANTS]
const textOf = new Map(readSources('shared', 'electron', 'test').map(({ path, text }) => [path, text]))

test('every mutant finds the one place it bends', () => {
  const lost = MUTANTS.filter(({ file, find }) => occurrencesOf(textOf.get(file) ?? '', find) !== 1)
  expect(lost.map(({ name, file }) => `${file}: ${name}`)).toEqual([])
})

test('every mutant is still a program, and another one', () => {
  const broken = MUTANTS.filter(({ file, find, replace }) => {
    const bent = (textOf.get(file) ?? '').replace(find, () => replace)
    return find === replace || parseSync(file, bent).errors.length > 0
  })
  expect(broken.map(({ name, file }) => `${file}: ${name}`)).toEqual([])
})

test('there are many mutants and each has a name of its own', () => {
  expect(RULE_MUTANTS.length).toBeGreaterThanOrEqual(40)
  expect(SYNC_MUTANTS.length).toBeGreaterThanOrEqual(25)
  expect(new Set(MUTANTS.map(({ name }) => name)).size).toBe(MUTANTS.length)
})
