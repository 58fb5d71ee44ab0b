// What is left of a value once it has crossed a wire: plain, and nobody's to change.

import type { ChangePage } from '../../shared/contract/changes.ts'

const copies = new WeakMap<object, unknown>()

/** The same copy for the same value, so that a row is copied once however many desks hear of it. */
export function wired<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  const known = copies.get(value)
  if (known) return known as Value
  const copy = frozen(JSON.parse(JSON.stringify(value)) as Value & object)
  copies.set(value, copy)
  copies.set(copy, copy)
  return copy
}

export function wiredPage<Page extends ChangePage>(page: Page): Page {
  return { ...page, rows: page.rows.map((each) => (each.row === null ? each : { ...each, row: wired(each.row) })) } as Page
}

function frozen<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) frozen(inner as object)
  return Object.freeze(value)
}
