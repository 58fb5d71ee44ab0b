import type { Actor } from '../../shared/lifecycle/actor.ts'
import type { AggregateRef, Command, CommandArgs, CommandName, CommandOf } from '../../shared/lifecycle/command.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Clock } from '../ports/clock.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import type { NumberSource } from '../ports/number-source.ts'
import { type ShopNeeds, type ShopPlace, withPlaceFor } from './first-shop.ts'

/** What an import works with: the authority, order numbers, the time and ids. */
export interface ImportDesk {
  readonly gateway: LifecycleGateway
  readonly numbers: NumberSource
  readonly clock: Clock
  readonly ids: IdSource
}

/** Series of the numbers of imported orders. */
export const IMPORT_SERIES = 'I'

export const IMPORT_ACTOR: Actor = { id: 'import', name: 'Import', role: 'system' }

/** The header every command of one unit shares. */
export interface Envelope {
  readonly actor: Actor
  readonly deskId: string
  readonly issuedAt: string
  readonly occurredAt: string
}

/** One command, complete. */
export function commandOf<Name extends CommandName>(
  name: Name,
  id: string,
  aggregate: AggregateRef,
  args: CommandArgs[Name],
  envelope: Envelope,
  baseVersion = 0,
): Command {
  const command: CommandOf<Name> = { id, name, v: 1, aggregate, args, ...envelope, baseVersion }
  // A command of one name is a member of the union of all names; the compiler cannot follow that through the parameter.
  return command as Command
}

/** Makes sure that the shop has a store, a market and a warehouse for such orders: saves settings only when something is missing. */
export async function ensureShop(
  desk: ImportDesk,
  needs: ShopNeeds,
  actor: Actor = IMPORT_ACTOR,
): Promise<{ readonly settings: ShopSettings; readonly place: ShopPlace }> {
  const existing = await desk.gateway.settings()
  const found = withPlaceFor(existing, needs)
  if (found.settings !== existing) await saveSettings(desk, found.settings, actor)
  return found
}

export async function saveSettings(desk: ImportDesk, settings: ShopSettings, actor: Actor): Promise<void> {
  const now = desk.clock.now()
  const envelope = { actor, deskId: desk.numbers.deskId, issuedAt: now, occurredAt: now }
  const outcome = await desk.gateway.submit(commandOf('SaveSettings', desk.ids.newId(), SETTINGS, { settings }, envelope))
  if (outcome.status === 'refused')
    throw new Error(`The settings were refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.facts)}`)
}

const SETTINGS: AggregateRef = { type: 'settings', id: 'settings' }
export const CATALOGUE: AggregateRef = { type: 'catalogue', id: 'catalogue' }

export function stockOf(warehouseId: string): AggregateRef {
  return { type: 'stock', id: warehouseId }
}
