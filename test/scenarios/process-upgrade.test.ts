// A desk is brought up to date with work it has not sent. Its files as each version wrote them are kept under test/fixtures; whatever
// version this is, it must open them, show what waits, and send it.

import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { secretHash } from '../../electron/access/secrets.ts'
import { systemClock } from '../../electron/runtime/system-clock.ts'
import { NO_CHANGES } from '../../electron/service/no-changes.ts'
import { keepPairing, readPairing } from '../../electron/store/sqlite/desk-pairing.ts'
import { TestAuthority } from '../support/authority.ts'
import { JoinedDesk } from '../support/joined-desk.ts'
import { freePort, openedStore, startHub } from '../support/process-shop.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { tempFolder } from '../support/temp-folder.ts'

const FILES = join(PROJECT_ROOT, 'test', 'fixtures', 'desk-files')
const VERSIONS = readdirSync(FILES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

interface Expected {
  readonly deskId: string
  readonly series: string
  readonly entries: readonly { readonly seq: number; readonly state: string; readonly id: string; readonly name: string }[]
  readonly soldOffline: { readonly number: string; readonly status: number; readonly grandTotal: number }
}

test.each(VERSIONS)('a desk as version %s left it opens with everything that waits, and sends it', async (version) => {
  const folder = tempFolder()
  cpSync(join(FILES, version), folder, { recursive: true })
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected
  const pairing = readPairing(folder)
  expect(pairing).toMatchObject({ deskId: expected.deskId, series: expected.series })
  if (!pairing) throw new Error('the desk was paired')
  const port = await freePort()
  keepPairing(folder, { ...pairing, hub: `http://127.0.0.1:${port}` })

  const desk = await JoinedDesk.open({ folder, deskId: expected.deskId })
  const entries = [...(await desk.outbox.changedSince(0, 100))].sort((one, other) => one.seq - other.seq)
  expect(entries.map(({ seq, state, command }) => ({ seq, state, id: command.id, name: command.name }))).toEqual(expected.entries)
  const { number, status, totals } = await desk.order('sold-offline')
  expect({ number, status, grandTotal: totals.grandTotal }).toEqual(expected.soldOffline)
  expect((await desk.gateway.findItem('SKU-mug'))?.id).toBe('mug')
  expect((await desk.gateway.counts()).pending).toBeGreaterThan(0)

  // The hub is another than the one the files came from, as after a loss: it gets everything the desk ever did.
  const place = tempFolder()
  const store = await openedStore(place)
  const shop = new TestAuthority(store)
  await shop.opensShop(100)
  await shop.places('o1', { number: 'A-00001', paymentMethodId: 'invoice' })
  const { deskId: id, deskName: name, series, token } = pairing
  const standing = { pairing: null, tokenHash: secretHash(token), lastSeq: 0, addedAt: systemClock.now(), revokedAt: null }
  await store.transact((transaction) => transaction.save({ ...NO_CHANGES, desks: [{ id, name, series, ...standing }] }))
  await store.close()
  const hub = await startHub(place, port)
  await desk.gateway.settled()
  await desk.close()
  await hub.end()

  const after = await openedStore(place)
  for (const entry of expected.entries) {
    const outcome = await after.readOutcome(entry.id)
    expect(outcome?.status ?? 'withdrawn', entry.name).toBe(entry.state === 'withdrawn' ? 'withdrawn' : 'accepted')
  }
  expect((await after.readState('sold-offline')).state.order?.number).toBe(expected.soldOffline.number)
  const [mugs] = await after.readStock(['mug'])
  expect(mugs?.levels.find((level) => level.warehouseId === 'main')?.physical).toBe(106)
  await after.close()
})
