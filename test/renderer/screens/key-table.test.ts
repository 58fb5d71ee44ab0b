import { type ObjectExpression, parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { ORDER_ACTIONS } from '../../../renderer/actions/order-actions.ts'
import { shortcutCaps } from '../../../renderer/actions/shortcut-caps.ts'
import { STOCK_ACTIONS } from '../../../renderer/actions/stock-actions.ts'
import { ROW_SHORTCUTS } from '../../../renderer/screens/queue/row-shortcuts.ts'
import { HELD_DEEDS } from '../../../renderer/screens/review/held-deeds.ts'
import { PAYMENT_DEEDS } from '../../../renderer/screens/review/payment-deeds.ts'
import { KEY_TABLE, type KeyPlace } from '../../../renderer/screens/shell/key-table.ts'
import { readSources } from '../../support/source-files.ts'

/** Where the keys of a screen stand on the sheet, by its folder. */
const PLACES: Readonly<Record<string, KeyPlace>> = {
  queue: 'list',
  order: 'order',
  pack: 'pack',
  'hand-over': 'hand-over',
  'new-order': 'counter',
  exchange: 'counter',
  'return-wizard': 'return',
  conflicts: 'conflicts',
  stock: 'stock',
}

/** Screens whose keys are those of their actions, which are asked of below. */
const BY_ACTION = new Set(['renderer/screens/review/judge-panel.tsx', 'renderer/screens/stock/stock-action-bar.tsx'])

const BINDING = /\b(?:useKeys|useFunctionKeys)\(/g
const CAPS: Readonly<Record<string, string>> = { Escape: 'Esc', ArrowDown: '↓', ArrowUp: '↑', ' ': 'Space' }

test('every key a screen listens to stands on the sheet of keys', () => {
  const screens = readSources('renderer/screens').filter(({ text }) => text.search(BINDING) >= 0)
  expect(screens.length).toBeGreaterThan(15)
  const missing = screens.flatMap(({ path, text }) => {
    if (BY_ACTION.has(path)) return []
    const place = PLACES[path.split('/')[2] ?? '']
    const keys = boundKeys(path, text)
    expect(keys.length, `the keys of ${path} can be read`).toBeGreaterThan(0)
    return keys.filter((key) => !isTold(place, key)).map((key) => `${key} of ${path}`)
  })
  expect(missing).toEqual([])
})

test('so does every key of an action, a judgement and a row', () => {
  const wanted: readonly (readonly [KeyPlace, string])[] = [
    ...ORDER_ACTIONS.flatMap(({ shortcut }) => (shortcut === null ? [] : [['order', shortcut] as const])),
    ...STOCK_ACTIONS.map(({ shortcut }) => ['stock', shortcut] as const),
    ...ROW_SHORTCUTS.map(([key]) => ['list', key] as const),
    ...HELD_DEEDS.map(({ key }) => ['held', key] as const),
    ...PAYMENT_DEEDS.map(({ key }) => ['unpaid', key] as const),
  ]
  expect(wanted.filter(([place, key]) => !isTold(place, key))).toEqual([])
})

/** As keys of its own, among a range of them, or in brackets behind another. */
function isTold(place: KeyPlace | undefined, key: string): boolean {
  const caps = key.length === 1 ? shortcutCaps(key) : [CAPS[key] ?? key]
  const cap = caps.at(-1) ?? ''
  return KEY_TABLE.some((line) => {
    if (line.place !== place && !(line.place === 'anywhere' && key === 'Escape')) return false
    const [first = '', dots, last = ''] = line.keys
    if (dots === '…' && cap >= first && cap <= last && cap.length === 1) return true
    const others = /\(also (.*)\)$/.exec(String(line.what))?.[1]?.split(' and ') ?? []
    return line.keys.join(' ') === caps.join(' ') || others.includes(cap)
  })
}

/** The names in the object a screen gives to useKeys or useFunctionKeys, or in the variable it builds it in. */
function boundKeys(path: string, text: string): readonly string[] {
  const objects: ObjectExpression[] = []
  const { program } = parseSync(path, text)
  const visit = (node: unknown, isBinding: boolean): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, isBinding)
    else if (typeof node === 'object' && node !== null && 'type' in node) {
      const here = isBinding || isKeyBinding(node as { readonly type: string })
      if (here && node.type === 'ObjectExpression') objects.push(node as ObjectExpression)
      else for (const value of Object.values(node)) visit(value, here)
    }
  }
  visit(program.body, false)
  return objects.flatMap(({ properties }) =>
    properties.flatMap((property) => {
      if (property.type !== 'Property' || property.computed) return []
      return [property.key.type === 'Identifier' ? property.key.name : 'value' in property.key ? String(property.key.value) : '']
    }),
  )
}

function isKeyBinding(node: { readonly type: string; readonly callee?: unknown; readonly id?: unknown }): boolean {
  const named = node.type === 'CallExpression' ? node.callee : node.type === 'VariableDeclarator' ? node.id : null
  const name = typeof named === 'object' && named !== null && 'name' in named ? named.name : ''
  if (node.type === 'CallExpression') return name === 'useKeys' || name === 'useFunctionKeys'
  const type = typeof named === 'object' && named !== null && 'typeAnnotation' in named ? JSON.stringify(named.typeAnnotation) : ''
  return type.includes('"KeyMap"')
}
