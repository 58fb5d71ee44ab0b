import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { MigrationStep } from '../../electron/store/migration.ts'
import { AUTHORITY_FILE } from '../../electron/store/sqlite/authority-file.ts'
import { DESK_FILE } from '../../electron/store/sqlite/desk-file.ts'

/** One fingerprint per step, written down when the step is made. A step that has been released keeps its own for ever. */
const WRITTEN_DOWN: Readonly<Record<string, string>> = {
  'authority 1 commands-and-events': 'ed361b6f1abf90af',
  'authority 2 orders-and-selections': '75546381c2df9c28',
  'authority 3 stock-and-catalogue': 'de40d016c0f6ce80',
  'authority 4 queues-and-search': '187c4d314baff19d',
  'authority 5 payment-requests': '9823e56b4445d525',
  'authority 6 counted-stock': '9b2ccd5f0636d70d',
  'authority 7 awaited-stock': '051986c18a02c058',
  'desk 1 identity-and-numbers': '47a7e1652464e1f5',
}

const STEPS = new Map<string, string>(
  [['authority', AUTHORITY_FILE.steps] as const, ['desk', DESK_FILE.steps] as const].flatMap(([file, steps]) =>
    steps.map((step) => [`${file} ${step.number} ${step.name}`, fingerprint(step)] as const),
  ),
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

test('the fingerprint sees a change of a word and no change of layout', () => {
  const sql = 'CREATE TABLE a (x TEXT NOT NULL) STRICT;'
  expect(fingerprint({ sql: '\n    CREATE TABLE a (x TEXT\n NOT NULL) STRICT;\n' })).toBe(fingerprint({ sql }))
  expect(fingerprint({ sql: sql.replace('NOT NULL', '') })).not.toBe(fingerprint({ sql }))
})
