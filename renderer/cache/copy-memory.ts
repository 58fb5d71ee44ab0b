import type { ChangeRow } from '../../shared/contract/changes.ts'
import { listedThing } from '../../shared/contract/packed-changes.ts'
import type { QueueRow } from '../../shared/views/queue-row.ts'
import { queuesOf } from '../../shared/views/queues.ts'
import type { LooseChange, LooseThing, Pack } from './cache-records.ts'
import { ListIndex } from './list-index.ts'
import { keyOf, OtherThings } from './other-things.ts'

/** The copy as it stands in memory: built from packs and loose things, in any order, because the newest version of each counts. */
export class CopyMemory {
  readonly lists = new ListIndex()
  readonly others = new OtherThings()

  takePack(pack: Pick<Pack, 'listing' | 'others'>): void {
    this.lists.putAll(pack.listing)
    const rows = JSON.parse(pack.others) as readonly ChangeRow[]
    for (const thing of this.loosened(rows)) this.take(thing)
  }

  take({ version, change }: LooseThing): void {
    if (change.kind === 'listed') this.lists.put(change.thing)
    else if (change.kind === 'gone') this.lists.remove(change.id, version)
    else this.others.put(change.row)
  }

  /** What these rows of the feed change here, each thing at most once. Rows older than what is known change nothing. */
  loosened(rows: readonly ChangeRow[]): readonly LooseThing[] {
    const things = new Map<string, LooseThing>()
    for (const row of rows) {
      // What became of a command is between its desk and the authority.
      if (row.type === 'result') continue
      if (row.type !== 'order' && row.type !== 'selection') {
        things.set(keyOf(row), { key: keyOf(row), version: row.version, change: { kind: 'other', row } })
        continue
      }
      const key = `order ${row.id}`
      const before = things.get(key)
      const known = before ? kindOf(before.change) : this.#kindOf(row.id)
      const change = changeOf(row, known)
      if (change) things.set(key, { key, version: row.version, change })
    }
    return [...things.values()]
  }

  /** The version of what is known under a loose thing's key; 0 when nothing is. */
  versionOf({ key, change }: LooseThing): number {
    if (change.kind === 'other') return this.others.versionOf(key)
    return this.lists.versionOf(change.kind === 'gone' ? change.id : change.thing.id)
  }

  #kindOf(id: string): Kind {
    const found = this.lists.find(id)
    return found === null ? 'nothing' : found.isOrder ? 'order' : 'basket'
  }
}

type Kind = 'order' | 'basket' | 'nothing'

function kindOf(change: LooseChange): Kind {
  if (change.kind !== 'listed') return 'nothing'
  return (JSON.parse(change.thing.row) as QueueRow).kind === 'order' ? 'order' : 'basket'
}

function changeOf(row: Extract<ChangeRow, { type: 'order' | 'selection' }>, known: Kind): LooseChange | null {
  if (row.type === 'order') {
    return row.row === null
      ? { kind: 'gone', id: row.id, mustScrub: row.deleted === 'purge' }
      : { kind: 'listed', thing: listedThing(row.row, row.version) }
  }
  // Once there is an order it stands for the basket it was, whatever becomes of that.
  if (known === 'order') return null
  const isOpen = row.row !== null && queuesOf(row.row).length > 0
  return isOpen
    ? { kind: 'listed', thing: listedThing(row.row, row.version) }
    : { kind: 'gone', id: row.id, mustScrub: row.row === null && row.deleted === 'purge' }
}
