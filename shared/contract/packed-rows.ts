import type { Order } from '../lifecycle/order.ts'
import type { Selection } from '../lifecycle/selection.ts'
import type { ChangePage, ChangeRow } from './changes.ts'

/**
 * Orders and baskets of a page as the authority keeps them: one text per column, one line per thing, and each thing still the JSON
 * it is stored as. A desk that begins takes over hundreds of thousands of these; as texts nothing reads them on the way. No value
 * holds a line break: ids have none, and JSON writes its own as `\n`.
 */
export interface PackedRows {
  readonly count: number
  /** `order` or `selection`. */
  readonly types: string
  readonly ids: string
  readonly versions: string
  readonly bodies: string
}

/** A page for a desk: where it is large, standing orders and baskets are `packed`, and only what else changed is in `rows`. */
export interface DeskPage extends ChangePage {
  readonly packed?: PackedRows
}

/** One thing of `PackedRows`. */
export interface PackedRow {
  readonly type: 'order' | 'selection'
  readonly id: string
  readonly version: number
  /** JSON. */
  readonly body: string
}

/** The columns of these things, in their order. */
export function packTexts(things: readonly PackedRow[]): PackedRows {
  return {
    count: things.length,
    types: things.map(({ type }) => type).join('\n'),
    ids: things.map(({ id }) => id).join('\n'),
    versions: things.map(({ version }) => version).join('\n'),
    bodies: things.map(({ body }) => body).join('\n'),
  }
}

/** The things again, in their order. */
export function unpackTexts(packed: PackedRows): readonly PackedRow[] {
  if (packed.count === 0) return []
  const types = packed.types.split('\n')
  const versions = packed.versions.split('\n')
  const bodies = packed.bodies.split('\n')
  return packed.ids.split('\n').map((id, line) => ({
    type: types[line] === 'order' ? 'order' : 'selection',
    id,
    version: Number(versions[line]),
    body: bodies[line] ?? '',
  }))
}

/** The thing as a row of the feed. */
export function changeRowOf({ type, id, version, body }: PackedRow): ChangeRow {
  return type === 'order'
    ? { type, id, version, row: JSON.parse(body) as Order }
    : { type, id, version, row: JSON.parse(body) as Selection }
}

/** Every row of a page, whatever form it came in, by version ascending. */
export function rowsOf({ rows, packed }: DeskPage): readonly ChangeRow[] {
  if (!packed || packed.count === 0) return rows
  const unpacked = unpackTexts(packed).map(changeRowOf)
  return [...unpacked, ...rows].sort((a, b) => a.version - b.version)
}
