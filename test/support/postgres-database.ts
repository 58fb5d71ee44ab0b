import { describe, inject, test } from 'vitest'
import { freshDatabase, type TestDatabase } from './test-postgres.ts'

/** Tests that are given empty databases on the server of this run; where there is none they are skipped, and say why. */
export function describeWithPostgres(tests: (newDatabase: () => Promise<TestDatabase>) => void): void {
  const server = inject('postgres')
  if ('url' in server) tests(() => freshDatabase(server.url))
  else describe.skip(`without PostgreSQL: ${server.missing}`, () => test('nothing to see'))
}
