// What a desk shows, worked out anew beside it: its confirmed rows, and over them its own commands that are not in those rows yet.

import { ShownDesk } from '../../electron/sync/shown-desk.ts'
import { canonicalJson } from '../../shared/base/canonical-json.ts'
import { MemoryOutbox } from './memory-outbox.ts'
import { MemoryReplica, placedNowhere } from './memory-replica.ts'
import type { SimDesk } from './sim-desk.ts'

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * The ids of own commands whose order this desk shows neither as it would with a line nor as without one. `contains` tells which
 * commands the rows it shows have in them by what is known from outside. Null when something changed while this was worked out.
 */
export async function shownOtherwise(desk: SimDesk, contains: (commandId: string) => boolean): Promise<readonly string[] | null> {
  const { gateway, outboxDisk, replicaDisk } = desk
  const before = stampOf(desk)
  const own = outboxDisk.rows.filter(({ state, body }) => body !== null && (state === 'pending' || state === 'accepted'))
  if (!gateway || own.length === 0) return []
  const stored = new MemoryOutbox(outboxDisk)
  const unsettled = (await stored.unsettled()).filter(({ command }) => !contains(command.id))
  const outbox = Object.assign(Object.create(stored) as MemoryOutbox, { unsettled: async () => unsettled })
  const ports = { outbox, replica: new MemoryReplica(replicaDisk, placedNowhere), logger: silent }
  const anew = [true, false].map((isOnline) => new ShownDesk(ports, () => isOnline))
  const otherwise: string[] = []
  for (const { id, aggregateId } of own) {
    const shown = canonicalJson(await gateway.shownState(aggregateId))
    const expected = await Promise.all(anew.map(async (each) => canonicalJson(await each.state(aggregateId))))
    if (!expected.includes(shown)) otherwise.push(id)
  }
  return desk.gateway === gateway && stampOf(desk) === before ? otherwise : null
}

function stampOf({ outboxDisk, replicaDisk }: SimDesk): string {
  const { epoch, version } = replicaDisk.shown.tables
  return `${outboxDisk.change} ${epoch} ${version}`
}
