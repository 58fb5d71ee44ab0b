// Brings up one server for all tests of a run that need PostgreSQL.

import type { TestProject } from 'vitest/node'
import { anyTestServer } from './test-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where databases can be made, or why there is no such place here. */
    readonly postgres: { readonly url: string } | { readonly missing: string }
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await anyTestServer()
  if (typeof server === 'string') {
    project.provide('postgres', { missing: server })
    return async () => undefined
  }
  project.provide('postgres', { url: server.url })
  return () => server.stop()
}
