import { invariant } from '../../shared/base/invariant.ts'
import type { AggregateRef, CommandArgs, CommandName } from '../../shared/lifecycle/command.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import type { StockLevel } from '../../shared/lifecycle/stock.ts'
import { phrase } from '../../shared/views/phrase.ts'
import { derivedId } from '../imports/derived-id.ts'
import { CATALOGUE, commandOf, type ImportDesk, saveSettings, stockOf } from '../imports/import-desk.ts'
import { breathe, type OnProgress } from '../imports/import-report.ts'
import { SAMPLE_ITEMS, SCARCE_ITEM_ID } from './sample-items.ts'
import { sampleCreateOrderId, sampleOrderId } from './sample-life.ts'
import { type SampleOrder, sampleOrders } from './sample-orders.ts'
import { SAMPLE_PEOPLE } from './sample-people.ts'
import { withSampleShop } from './sample-settings.ts'
import { sampleUnit } from './sample-unit.ts'

export interface DemoFigures {
  readonly items: number
  /** Orders and baskets of the sample shop. */
  readonly orders: number
  readonly baskets: number
  /** Those that were not there before. */
  readonly added: number
}

/** Said when all of it is there. */
export const SAMPLE_SHOP_READY = phrase('The sample shop is ready.')

const SAMPLE_ACTOR = { id: 'sample', name: 'Sample shop', role: 'system' } as const

/**
 * Fills a desk with the sample shop: settings, items, stock, and orders in every queue. Ids are always the same, so doing
 * it again adds only what is missing. Each order is one atomic unit; between two of them other work gets its turn.
 */
export async function loadDemo(desk: ImportDesk, onProgress: OnProgress): Promise<DemoFigures> {
  const { gateway, numbers, clock } = desk
  const now = clock.now()
  onProgress(0, 1, phrase('Setting up the sample shop'))
  const existing = await gateway.settings()
  const settings = withSampleShop(existing)
  if (settings !== existing) await saveSettings(desk, settings, SAMPLE_ACTOR)
  await submit(desk, 'SaveItems', CATALOGUE, { items: SAMPLE_ITEMS }, now)
  for (const [warehouseId, share] of SHELVES) {
    const lines = PLENTIFUL.map((item) => ({ itemId: item.id, quantity: share }))
    await submit(desk, 'ReceiveStock', stockOf(warehouseId), { warehouseId, lines, note: 'Opening stock' }, now, warehouseId)
  }

  const samples = sampleOrders(SAMPLE_PEOPLE.length, PLENTIFUL.length)
  const missing = await missingOf(desk, samples)
  const created = missing.filter((sample) => sample.stage !== 'incomplete').map((sample) => sampleCreateOrderId(sample.index))
  const issued = new Map((await numbers.numbersFor(created)).map((each, index) => [created[index], each]))
  for (const [index, sample] of missing.entries()) {
    onProgress(index, missing.length, phrase('Taking sample orders'))
    const items = itemsFor(sample)
    const commands = sampleUnit(sample, {
      settings,
      items,
      levels: await levelsOf(
        desk,
        items.map((item) => item.id),
      ),
      issued: issued.get(sampleCreateOrderId(sample.index)) ?? null,
      deskId: numbers.deskId,
      now,
    })
    const outcome = await gateway.submitBatch(commands)
    invariant(outcome.status === 'accepted', `sample order ${sample.index} was refused: ${JSON.stringify(outcome)}`)
    await breathe()
  }
  onProgress(missing.length, missing.length, phrase('Taking sample orders'))
  const baskets = samples.filter((sample) => sample.stage === 'incomplete').length
  return { items: SAMPLE_ITEMS.length, orders: samples.length - baskets, baskets, added: missing.length }
}

const SHELVES: readonly (readonly [warehouseId: string, quantity: number])[] = [
  ['arsta', 60],
  ['malmo', 25],
  ['gotgatan', 6],
]

const PLENTIFUL = SAMPLE_ITEMS.filter((item) => item.id !== SCARCE_ITEM_ID)
const SCARCE = SAMPLE_ITEMS.filter((item) => item.id === SCARCE_ITEM_ID)

/** Orders that wait for stock want what no shelf has, whatever was drawn for them. */
function itemsFor(sample: SampleOrder): readonly ProductItem[] {
  return sample.stage === 'waitsForStock' ? PLENTIFUL.map((item) => SCARCE[0] ?? item) : PLENTIFUL
}

async function missingOf(desk: ImportDesk, samples: readonly SampleOrder[]): Promise<readonly SampleOrder[]> {
  const missing: SampleOrder[] = []
  for (const sample of samples) {
    const { state } = await desk.gateway.readState(sampleOrderId(sample.index))
    if (!state.order && !state.selection && !state.deleted) missing.push(sample)
  }
  return missing
}

async function levelsOf(desk: ImportDesk, itemIds: readonly string[]): Promise<readonly StockLevel[]> {
  const stock = await desk.gateway.stock([...new Set(itemIds)])
  return stock.flatMap((each) => each.levels)
}

async function submit<Name extends CommandName>(
  desk: ImportDesk,
  name: Name,
  aggregate: AggregateRef,
  args: CommandArgs[Name],
  now: string,
  key = '',
): Promise<void> {
  const envelope = { actor: SAMPLE_ACTOR, deskId: desk.numbers.deskId, issuedAt: now, occurredAt: now }
  const outcome = await desk.gateway.submit(commandOf(name, derivedId('sample', name, key), aggregate, args, envelope))
  // An older version of the sample shop has done this in its own words: what is there stays.
  if (outcome.status === 'refused' && outcome.refusal.code === 'ID_REUSED') return
  invariant(outcome.status !== 'refused', `the sample shop's ${name} was refused: ${JSON.stringify(outcome)}`)
}
