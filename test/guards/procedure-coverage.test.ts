import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { hubProcedures } from '../../shared/contract/hub-procedures.ts'
import { procedures } from '../../shared/contract/procedures.ts'
import { readSources, type SourceFile } from '../support/source-files.ts'

interface Listed {
  readonly path: string
  readonly input: z.ZodType | undefined
}

/** Every procedure of a table, however deep it stands. */
function listed(table: object, above = ''): readonly Listed[] {
  return Object.entries(table).flatMap(([name, entry]: [string, object]) => {
    const path = `${above}${name}`
    return isContractProcedure(entry) ? [{ path, input: entry['~orpc'].inputSchema as z.ZodType | undefined }] : listed(entry, `${path}.`)
  })
}

const OF_DESK = listed(procedures)
const OF_HUB = listed(hubProcedures)
const ALL = [...OF_DESK, ...OF_HUB]
const tests = readSources('test/electron', 'test/app', 'test/scenarios')
const RUBBISH: readonly unknown[] = [null, 5, 'text', [1, 2], true, { colour: 'red' }, { id: { $ne: null } }]

const isCalled = (path: string, files: readonly SourceFile[]) => files.some((file) => file.text.includes(`.${path}(`))
const takesRubbish = ({ input }: Listed) => input === undefined || RUBBISH.some((rubbish) => input.safeParse(rubbish).success)

test('every procedure stands in a group, where the test that sends rubbish to each of them finds it', () => {
  expect(ALL.length).toBeGreaterThan(5)
  expect(ALL.map(({ path }) => path).filter((path) => path.split('.').length !== 2)).toEqual([])
})

test('every procedure has a schema of its own that refuses rubbish', () => {
  expect(ALL.filter(takesRubbish).map(({ path }) => path)).toEqual([])
})

test('every procedure is called through a door by a test', () => {
  expect(OF_DESK.map(({ path }) => path).filter((path) => !isCalled(path, tests))).toEqual([])
})

test('every procedure of the hub is one a desk calls', () => {
  const client = readSources('electron/doors').filter((file) => file.path.endsWith('/hub-client.ts'))
  expect(OF_HUB.map(({ path }) => path).filter((path) => !isCalled(path, client))).toEqual([])
})

test('the guard sees a procedure nobody calls and one without a schema', () => {
  expect(isCalled('orders.forget', tests)).toBe(false)
  expect(takesRubbish({ path: 'orders.forget', input: undefined })).toBe(true)
})

test('the desktop program listens on one channel, and what comes in is asked who sent it', () => {
  const listening = readSources('electron').filter((file) => /\bipcMain\.(on|handle|once)\(/.test(file.text))
  expect(listening.map((file) => file.path)).toEqual(['electron/desktop/port-handover.ts'])
  expect(listening[0]?.text.match(/ipcMain\.\w+\(/g)).toHaveLength(1)
  expect(listening[0]?.text).toContain('isFromDeskPage(event)')
})
