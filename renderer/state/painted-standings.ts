import type { PendingCommand } from '../../shared/sync/pending-command.ts'
import type { Standing } from '../../shared/views/standing.ts'
import { shownSubject, standingOf } from '../../shared/views/standing.ts'
import { projected } from '../offline/fetch-rules.ts'
import type { DeskState } from './desk-state.ts'
import type { OpenedOrder } from './orders-slice.ts'
import { commandContext } from './rule-context.ts'
import { isAuthorityOnline } from './use-order.ts'

/** An order or basket that lists show otherwise than it is confirmed, because commands wait. Null where it stands in no list. */
export interface PaintedStanding {
  readonly before: Standing | null
  readonly now: Standing | null
  readonly subject: ReturnType<typeof shownSubject>
}

export type PaintedStandings = ReadonlyMap<string, PaintedStanding>

type Facts = Pick<DeskState, 'pending' | 'orders' | 'settings' | 'items' | 'stock' | 'sync' | 'revealed'>

interface Painting {
  readonly opened: OpenedOrder
  readonly own: readonly PendingCommand[]
  readonly standing: PaintedStanding | null
}

interface Painted {
  readonly facts: Facts
  readonly isOnline: boolean
  /** What waits, by what it is about. */
  readonly own: ReadonlyMap<string, readonly PendingCommand[]>
  readonly paintings: ReadonlyMap<string, Painting>
  readonly standings: PaintedStandings
}

const NOTHING: PaintedStandings = new Map()
let last: Painted | null = null

/**
 * How the lists show what waits: confirmed rows with the pending commands over them, and nothing of it is ever kept. A thing
 * nothing happened to stays the same value; so a desk that works alone for days works out only what was clicked last.
 */
export function paintedStandingsOf(state: Facts): PaintedStandings {
  const { pending, orders, settings, items, revealed } = state
  if (pending.length === 0 || settings === null) return NOTHING
  const isOnline = isAuthorityOnline(state)
  const before = last
  if (before && before.facts.pending === pending && before.facts.orders === orders && isOfOneMind(before, state, isOnline))
    return before.standings
  const known = before && isOfOneMind(before, state, isOnline) ? before.paintings : null
  const paintings = new Map<string, Painting>()
  const own = before?.facts.pending === pending ? before.own : Map.groupBy(pending.filter(isListed), (each) => each.command.aggregate.id)
  for (const [id, waiting] of own) {
    const opened = orders[id]
    // What is not read yet, or cannot be, is shown as the lists have it.
    if (opened?.presence !== 'here' && opened?.presence !== 'missing') continue
    const painting = known?.get(id)
    const isSame = painting?.opened === opened && isSameList(painting.own, waiting)
    paintings.set(id, isSame ? painting : { opened, own: waiting, standing: painted(id, opened, waiting, state, isOnline) })
  }
  const standings = standingsOf(paintings)
  const facts = { pending, orders, settings, items, revealed, stock: state.stock, sync: state.sync }
  last = { facts, isOnline, own, paintings, standings: before && isSameMap(before.standings, standings) ? before.standings : standings }
  return last.standings
}

/** How many more or fewer the queues hold than is confirmed. */
export function paintedCounts(counts: DeskState['counts'], standings: PaintedStandings): DeskState['counts'] {
  if (standings.size === 0) return counts
  const shown: Record<string, number> = { ...counts }
  for (const { before, now } of standings.values()) {
    for (const queue of before?.queues ?? []) shown[queue] = Math.max(0, (shown[queue] ?? 0) - 1)
    for (const queue of now?.queues ?? []) shown[queue] = (shown[queue] ?? 0) + 1
  }
  return shown
}

/** The ids that stand otherwise in one than in the other. */
export function repaintedIds(before: PaintedStandings, now: PaintedStandings): ReadonlySet<string> {
  const ids = new Set([...before.keys(), ...now.keys()])
  return new Set([...ids].filter((id) => before.get(id) !== now.get(id)))
}

/** Settings, catalogue and line are as they were, and so are the shelves: those change with what is revealed. */
function isOfOneMind({ facts, isOnline }: Painted, now: Facts, isOnlineNow: boolean): boolean {
  return facts.settings === now.settings && facts.items === now.items && facts.revealed === now.revealed && isOnline === isOnlineNow
}

function isListed({ command }: PendingCommand): boolean {
  return command.aggregate.type === 'order' || command.aggregate.type === 'selection'
}

function painted(
  id: string,
  { confirmed }: OpenedOrder,
  own: readonly PendingCommand[],
  facts: Facts,
  isOnline: boolean,
): PaintedStanding | null {
  const contextFor = (command: PendingCommand['command']) => {
    const context = commandContext(facts, command)
    if (context === null) throw new Error('a pending command without settings')
    return context
  }
  const { state } = projected(id, confirmed, own, contextFor, { isOnline })
  if (state === confirmed.state) return null
  const [before, subject] = [shownSubject(confirmed.state), state.deleted ? null : shownSubject(state)]
  return { before: before && standingOf(before), now: subject && standingOf(subject), subject }
}

function standingsOf(paintings: ReadonlyMap<string, Painting>): PaintedStandings {
  return new Map([...paintings].flatMap(([id, { standing }]) => (standing ? [[id, standing] as const] : [])))
}

function isSameList(before: readonly PendingCommand[], now: readonly PendingCommand[]): boolean {
  const isSame = (each: PendingCommand, other: PendingCommand | undefined) =>
    each.command === other?.command && each.acceptedVersion === other.acceptedVersion
  return before.length === now.length && before.every((each, index) => isSame(each, now[index]))
}

function isSameMap(before: PaintedStandings, now: PaintedStandings): boolean {
  return before.size === now.size && [...now].every(([id, standing]) => before.get(id) === standing)
}
