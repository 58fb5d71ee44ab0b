import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MigrationStep } from '../../electron/store/migration.ts'
import { AUTHORITY_STEPS } from '../../electron/store/postgres/authority-steps.ts'
import { AUTHORITY_FILE } from '../../electron/store/sqlite/authority-file.ts'
import { DESK_FILE } from '../../electron/store/sqlite/desk-file.ts'
import { REPLICA_FILE } from '../../electron/store/sqlite/replica-file.ts'

/** One fingerprint per step, written down when the step is made. A step that has been released keeps its own for ever. */
const WRITTEN_DOWN: Readonly<Record<string, string>> = {
  'authority 1 commands-and-events': 'ed361b6f1abf90af',
  'authority 2 orders-and-selections': '75546381c2df9c28',
  'authority 3 stock-and-catalogue': 'de40d016c0f6ce80',
  'authority 4 queues-and-search': '187c4d314baff19d',
  'authority 5 payment-requests': '9823e56b4445d525',
  'authority 6 counted-stock': '9b2ccd5f0636d70d',
  'authority 7 awaited-stock': '051986c18a02c058',
  'authority 8 desks-and-cases': '716838f70449ea78',
  'authority 9 allotments': 'abf85932a7c29778',
  'authority 10 desk-window': '36b852114a7b96da',
  'authority 11 payment-turns': 'aced79e3f3009af1',
  'authority 12 document-numbers': 'f9309e73add80eb7',
  'authority 13 to-pick': '3f184e3094be8146',
  'authority 14 report-facts': '0b9d75119d8665b6',
  'authority 15 ended-things': '71380ef17d9e5e4c',
  'authority 16 row-stores': '80d899f8cb1d4332',
  'desk 1 identity-and-numbers': '47a7e1652464e1f5',
  'desk 2 outbox': '67708c263916ad10',
  'desk 3 pairing': '45831f629233ae42',
  'desk 4 hub-trust': '560114d155dd3b6b',
  'desk 5 contained-elsewhere': '2b753318f36dff01',
  'replica 1 staging': 'a4dbf66e59b1f9d3',
  'postgres 1 commands-and-events': '98c206b763eb1045',
  'postgres 2 orders-and-selections': 'e462d3be21fa78bb',
  'postgres 3 stock-and-catalogue': '411cb1f4553b0149',
  'postgres 4 queues-and-search': 'f4987aa8120e11f3',
  'postgres 5 payment-requests': 'ee894804db28ccf2',
  'postgres 6 counted-stock': '4325f83cce0d1ecc',
  'postgres 7 awaited-stock': 'd398da95ec7de4f4',
  'postgres 8 desks-and-cases': 'f7b475d2032501a8',
  'postgres 9 allotments': '58e48e2f5143abaf',
  'postgres 10 desk-window': '72569ca6934ac81a',
  'postgres 11 payment-turns': '2c88badc8b4391aa',
  'postgres 12 document-numbers': '600f830d91083aad',
  'postgres 13 to-pick': '9b1172515fe48a67',
  'postgres 14 report-facts': '42a7a50322d58c14',
  'postgres 15 ended-things': '34b19e2955eebb94',
  'postgres 16 row-stores': '2976ae8d8f8922b5',
}

/** A replica takes its own step and then the authority's, under the next numbers. */
const OWN_OF_REPLICA = ['replica', REPLICA_FILE.steps.slice(0, 1)] as const

const STEPS = new Map<string, string>(
  [
    ['authority', AUTHORITY_FILE.steps] as const,
    ['desk', DESK_FILE.steps] as const,
    ['postgres', AUTHORITY_STEPS] as const,
    OWN_OF_REPLICA,
  ].flatMap(([file, steps]) => steps.map((step) => [`${file} ${step.number} ${step.name}`, fingerprint(step)] as const)),
)

/** Of what the database is told, not of how it is laid out: indenting a step again changes nothing for anybody. */
function fingerprint(step: Pick<MigrationStep, 'sql'>): string {
  return createHash('sha256').update(step.sql.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 16)
}

test.each([...STEPS])('step %s says what it said when it was written down', (name, now) => {
  expect(
    now,
    `Migration step “${name}” is not the one written down. Files in shops have taken the old one and never take it again. ` +
      `If it was released: put it back and add a new step with the change. If it is new or unreleased: write ${now} down for it here.`,
  ).toBe(WRITTEN_DOWN[name])
})

test('no step that was written down has gone or changed its place', () => {
  expect(Object.keys(WRITTEN_DOWN).filter((name) => !STEPS.has(name))).toEqual([])
})

test('both engines take the same steps, by number and by name', () => {
  const named = (steps: readonly MigrationStep[]) => steps.map(({ number, name }) => `${number} ${name}`)
  expect(named(AUTHORITY_STEPS)).toEqual(named(AUTHORITY_FILE.steps))
})

test('the fingerprint sees a change of a word and no change of layout', () => {
  const sql = 'CREATE TABLE a (x TEXT NOT NULL) STRICT;'
  expect(fingerprint({ sql: '\n    CREATE TABLE a (x TEXT\n NOT NULL) STRICT;\n' })).toBe(fingerprint({ sql }))
  expect(fingerprint({ sql: sql.replace('NOT NULL', '') })).not.toBe(fingerprint({ sql }))
})
