import { expect, test } from 'vitest'
import { readSources, type SourceFile } from '../support/source-files.ts'
import { bannedNames, forbiddenImports, forbiddenText, importCircles } from './house-rules.ts'

const product = readSources('shared', 'electron', 'renderer')

test('every import goes one way: rooms reach only the rooms below them', () => {
  expect(forbiddenImports(product)).toEqual([])
})

test('no file imports itself round a circle', () => {
  expect(importCircles(product)).toEqual([])
})

test('rules know no clock and no chance, screens no raw markup, nothing reads outside the repository', () => {
  expect(forbiddenText([...product, ...readSources('test')].filter((file) => !file.path.startsWith('test/guards/')))).toEqual([])
})

test('no file hides behind a name that says nothing', () => {
  expect(bannedNames(product)).toEqual([])
})

const plant = (path: string, text: string): SourceFile => ({ path, text })

test.each([
  ['a rule that imports the store', plant('shared/lifecycle/planted.ts', "import type { X } from '../../electron/ports/order-store.ts'")],
  ['a screen that imports the main process', plant('renderer/screens/planted.tsx', "export * from '../../electron/compose.ts'")],
  ['a component that reads the store of the window', plant('renderer/components/planted.tsx', "import { x } from '../state/x.ts'")],
  ['a room that imports a room above it', plant('shared/base/planted.ts', "const x = import('../lifecycle/order.ts')")],
  ['a door for pairing that reads the database itself', plant('electron/access/planted.ts', "import { x } from '../store/row-codec.ts'")],
  ['a door that takes its desk process for granted', plant('electron/doors/planted.ts', "import { x } from '@orpc/client'")],
  ['headless code that imports electron', plant('electron/doors/planted.ts', "import { app } from 'electron'")],
  ['a rule that imports node', plant('shared/lifecycle/planted.ts', "import { readFileSync } from 'node:fs'")],
  ['a service that speaks to the database itself', plant('electron/service/planted.ts', "import pg from 'pg'")],
  ['a screen that opens the database of the window', plant('renderer/screens/planted.tsx', "import Dexie from 'dexie'")],
])('the guard catches %s', (_what, file) => {
  expect(forbiddenImports([file])).toHaveLength(1)
})

test('the guard catches a circle of three, types included', () => {
  const circle = importCircles([
    plant('shared/base/a.ts', "import type { B } from './b.ts'"),
    plant('shared/base/b.ts', "export { c } from './c.ts'"),
    plant('shared/base/c.ts', "import { a } from './a.ts'"),
  ])
  expect(circle).toEqual(['shared/base/a.ts -> shared/base/b.ts -> shared/base/c.ts -> shared/base/a.ts'])
})

test.each([
  ['a clock in a rule', plant('shared/lifecycle/planted.ts', 'const now = Date.now()')],
  ['chance in a rule', plant('shared/lifecycle/planted.ts', 'const x = Math.random()')],
  ['raw markup in a screen', plant('renderer/screens/planted.tsx', '<p dangerouslySetInnerHTML={x} />')],
])('the guard catches %s', (_what, file) => {
  expect(forbiddenText([file])).toHaveLength(1)
})

test('the guard catches an attic', () => {
  expect(bannedNames([plant('shared/base/utils.ts', ''), plant('renderer/helpers/x.ts', '')])).toHaveLength(2)
})
