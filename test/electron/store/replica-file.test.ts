import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { placementOf } from '../../../electron/service/placement.ts'
import { openOrderStore } from '../../../electron/store/sqlite/open-order-store.ts'
import { ReplicaFiles } from '../../../electron/store/sqlite/replica-files.ts'
import { SqliteReplica } from '../../../electron/store/sqlite/sqlite-replica.ts'
import type { DeskPage } from '../../../shared/contract/packed-rows.ts'
import { packTexts } from '../../../shared/contract/packed-rows.ts'
import { TestAuthority, tempFolder } from '../../support/authority.ts'

const ORDERS = 450

test('a desk that is killed in the middle of a page goes on from the page before, and then holds everything', async () => {
  const shop = tempFolder()
  const authority = new TestAuthority(openOrderStore({ folder: shop.path, now: '2025-03-05T09:00:00.000Z', newEpoch: 'epoch-1' }))
  await authority.opensShop()
  await authority.places('o1', { number: 'A-00001' })
  const { state } = await authority.store.readState('o1')
  await authority.store.close()
  const folder = tempFolder()
  const killed = tempFolder()
  let breaths = 0
  const breathe = async () => {
    breaths += 1
    // What a kill leaves on the disk: the files as they are while the second page is being written.
    if (breaths === 5) cpSync(folder.path, killed.path, { recursive: true })
  }
  const replica = new SqliteReplica({ files: new ReplicaFiles({ folder: folder.path }), placementOf, breathe })
  const bodyOf = (index: number) =>
    JSON.stringify({ ...state.order, id: `x${index}`, number: `X-${index}`, reference: `REF${index}`, note: 'n'.repeat(400) })
  const pageOf = (page: number): DeskPage => ({
    epoch: 'epoch-1',
    head: 2 * ORDERS,
    from: page * ORDERS,
    to: (page + 1) * ORDERS,
    more: page === 0,
    rows: [],
    packed: packTexts(
      Array.from({ length: ORDERS }, (_, line) => {
        const version = page * ORDERS + line + 1
        return { type: 'order', id: `x${version}`, version, body: bodyOf(version) }
      }),
    ),
  })
  await replica.stage(pageOf(0))
  await replica.stage(pageOf(1))
  await replica.close()

  const files = new ReplicaFiles({ folder: killed.path, checkPages: true })
  const again = new SqliteReplica({ files, placementOf, breathe: async () => undefined })
  expect(await again.staged()).toEqual({ cursor: { epoch: 'epoch-1', version: ORDERS }, isBootstrap: true })
  expect(await again.cursor()).toBeNull()
  await again.stage(pageOf(1))
  await again.reveal()
  expect((await again.changesSince(null, 10_000)).rows).toHaveLength(2 * ORDERS)
  expect(await again.search({ words: [`x${2 * ORDERS}`], limit: 10 })).toHaveLength(1)
  await again.close()
  for (const each of [shop, folder, killed]) each.remove()
})
