import { createHash } from 'node:crypto'
import { constants, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AUTHORITY_FILE } from '../../electron/store/sqlite/authority-file.ts'
import { PROJECT_ROOT } from '../support/source-files.ts'
import { TEST_ITEMS, TEST_SHOP } from '../support/test-shop.ts'
import { openFilledShop } from './filled-shop.ts'

const PREPARED = join(tmpdir(), 'order-desk-bench-shops')

/**
 * A shop of this many orders in a folder of its own. Making one takes minutes and is not what is measured: it is kept in the
 * computer's temporary folder, and made again when what shops are made of has changed.
 */
export async function copyFilledShop(folder: string, say: (line: string) => void, orders: number): Promise<void> {
  const prepared = join(PREPARED, `${orders}-${fingerprint()}`)
  if (existsSync(prepared)) say(`the shop of ${orders} orders is there from before`)
  else await prepare(prepared, say, orders)
  cpSync(prepared, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  // A commit that is measured must not wait for the copy of a gigabyte to reach the disk.
  for (const name of readdirSync(folder)) {
    const file = await open(join(folder, name))
    await file.sync()
    await file.close()
  }
}

async function prepare(prepared: string, say: (line: string) => void, orders: number): Promise<void> {
  // One of each size is enough.
  const older = existsSync(PREPARED) ? readdirSync(PREPARED).filter((name) => name.startsWith(`${orders}-`)) : []
  for (const name of older) rmSync(join(PREPARED, name), { recursive: true, force: true })
  mkdirSync(PREPARED, { recursive: true })
  const making = `${prepared}.${process.pid}.making`
  const service = await openFilledShop(making, say, orders)
  await service.settled()
  await service.close()
  for (const name of readdirSync(making)) if (name.includes('.lock')) rmSync(join(making, name))
  renameSync(making, prepared)
}

/** Of the stored shapes, the rules and views that fill them, and the shop itself. */
function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([AUTHORITY_FILE.steps, TEST_SHOP, TEST_ITEMS]))
  for (const folder of ['shared/lifecycle', 'shared/views', 'electron/store', 'electron/service']) {
    const names = readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()
    for (const name of names) if (name.endsWith('.ts')) hash.update(readFileSync(join(PROJECT_ROOT, folder, name)))
  }
  for (const name of ['workshop.ts', 'filled-shop.ts']) hash.update(readFileSync(join(import.meta.dirname, name)))
  return hash.digest('hex').slice(0, 16)
}
