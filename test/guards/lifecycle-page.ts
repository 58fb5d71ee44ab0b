// docs/lifecycle.md: the transition tables of orders, shipments and returns, and a picture of each, printed from the data
// the rules and the invariants read.

import type { OrderStatus } from '../../shared/lifecycle/order.ts'
import { FIRST_RETURN_STAGE, RETURN_STAGES, RETURN_TRANSITIONS, type ReturnStage } from '../../shared/lifecycle/return-transitions.ts'
import {
  FIRST_SHIPMENT_STAGE,
  PAID_BY_FREE_MONEY,
  SHIPMENT_STAGES,
  SHIPMENT_TRANSITIONS,
  type ShipmentStage,
  type StageTransition,
} from '../../shared/lifecycle/shipment-transitions.ts'
import { STATUS_NAMES } from '../../shared/lifecycle/status.ts'
import { COUNTER_STATUSES, FIRST_STATUSES, NOT_ON_AN_ORDER, TRANSITIONS } from '../../shared/lifecycle/transitions.ts'

/** The whole page, as it must stand in docs/. */
export function lifecyclePage(): string {
  return [...INTRODUCTION, ...orderPart(), ...shipmentPart(), ...returnPart(), ''].join('\n')
}

const INTRODUCTION = [
  '# Lifecycle',
  '',
  '<!-- Printed by `npm run docs` from shared/lifecycle/*transitions.ts. Change those, not this page. -->',
  '',
  'What every command does to an order, a shipment and a return, by where it stands. In the tables:',
  '',
  '- **=** it may change, and stays where it is',
  '- a **name** it moves there; with **or**, what else is true of it decides',
  '- **no-op** accepted, and nothing happens: the wished state holds already',
  '- a `CODE` refused with it',
  '',
  'A command that may act can still be refused for another reason: the role, a hold, quantities, stock or money.',
  'Every step is checked against these tables wherever rules are tested; each cell, and each move of a shipment or a return,',
  'is shown by a test of its own.',
]

type Table<Place extends string | number> = Readonly<Record<string, Readonly<Record<Place, StageTransition<Place>>>>>

interface Life<Place extends string | number> {
  readonly places: readonly Place[]
  readonly nameOf: (place: Place) => string
  readonly table: Table<Place>
  /** Moves that no row of the table tells: beginnings, ends, and what follows from other commands. */
  readonly furtherMoves: readonly Move[]
}

interface Move {
  readonly from: string
  readonly to: string
  readonly by: string
}

const OUTSIDE = '[*]'

function orderPart(): readonly string[] {
  const life: Life<OrderStatus> = {
    places: [1, 2, 3, 4, 5, 6],
    nameOf: (status) => STATUS_NAMES[status],
    table: TRANSITIONS,
    furtherMoves: [
      { from: OUTSIDE, to: STATUS_NAMES[0], by: 'CreateSelection' },
      ...FIRST_STATUSES.map((status) => ({ from: STATUS_NAMES[0], to: STATUS_NAMES[status], by: 'CreateOrder' })),
      ...COUNTER_STATUSES.map((status) => ({ from: STATUS_NAMES[0], to: STATUS_NAMES[status], by: 'CounterSale' })),
    ],
  }
  return [
    '',
    '## Orders',
    '',
    'Incomplete is the selection before it is checked out; from then on both share one id. How far CreateOrder takes an order',
    "depends on the store's options. Only a cancelled order can be deleted, and then nothing is left but its number.",
    '',
    ...diagram(life),
    '',
    ...table('command', life),
    '',
    `Not about an order that exists: ${NOT_ON_AN_ORDER.join(', ')}.`,
  ]
}

const SHIPMENT_NAMES: Readonly<Record<ShipmentStage, string>> = {
  created: 'Created',
  goodToGo: 'Good-to-go',
  paid: 'Paid',
  ready: 'Good-to-go and paid',
  left: 'Shipped, not paid',
  completed: 'Completed',
  deleted: 'Deleted',
  cancelled: 'Cancelled',
}

function shipmentPart(): readonly string[] {
  const nameOf = (stage: ShipmentStage) => SHIPMENT_NAMES[stage]
  const byMoney = SHIPMENT_STAGES.flatMap((from) => {
    const to = PAID_BY_FREE_MONEY[from]
    return to ? [{ from: nameOf(from), to: nameOf(to), by: 'money that is free' }] : []
  })
  const life: Life<ShipmentStage> = {
    places: SHIPMENT_STAGES,
    nameOf,
    table: SHIPMENT_TRANSITIONS,
    furtherMoves: [{ from: OUTSIDE, to: nameOf(FIRST_SHIPMENT_STAGE), by: 'ExpediteOrder' }, ...byMoney],
  }
  return [
    '',
    '## Shipments',
    '',
    'Three facts, not a chain: packed (good-to-go), paid, shipped. The table is that of a shipment whose order is in',
    'Processing; in every other status the table of orders answers first. Paid money that belongs to nothing yet pays the',
    'shipments it covers, whichever command brought it.',
    '',
    ...diagram(life),
    '',
    ...table('command', life),
  ]
}

const RETURN_NAMES: Readonly<Record<ReturnStage, string>> = { pending: 'Pending', completed: 'Completed', deleted: 'Deleted' }

function returnPart(): readonly string[] {
  const life: Life<ReturnStage> = {
    places: RETURN_STAGES,
    nameOf: (stage) => RETURN_NAMES[stage],
    table: RETURN_TRANSITIONS,
    furtherMoves: [{ from: OUTSIDE, to: RETURN_NAMES[FIRST_RETURN_STAGE], by: 'CreateReturn' }],
  }
  return ['', '## Returns', '', 'A return is of exactly one completed shipment.', '', ...diagram(life), '', ...table('command', life)]
}

function diagram<Place extends string | number>({ places, nameOf, table: rows, furtherMoves }: Life<Place>): readonly string[] {
  const moves = [...furtherMoves, ...Object.entries(rows).flatMap(([by, row]) => places.flatMap((from) => movesFrom(by, from, row[from])))]
  function movesFrom(by: string, from: Place, cell: StageTransition<Place>): readonly Move[] {
    const targets = typeof cell === 'string' ? [] : cell.filter((to) => to !== from)
    return targets.map((to) => ({ from: nameOf(from), to: nameOf(to), by }))
  }
  const inside = places.map(nameOf)
  const before = moves.map(({ from }) => from).filter((name) => name !== OUTSIDE && !inside.includes(name))
  const names = [...new Set([...before, ...inside])]
  const idOf = (name: string) => (name === OUTSIDE ? OUTSIDE : `s${names.indexOf(name)}`)
  const arrows = Map.groupBy(moves, ({ from, to }) => `${idOf(from)} --> ${idOf(to)}`)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...names.map((name) => `  state "${name}" as ${idOf(name)}`),
    ...[...arrows].map(([arrow, together]) => `  ${arrow}: ${together.map(({ by }) => by).join(', ')}`),
    '```',
  ]
}

function table<Place extends string | number>(heading: string, { places, nameOf, table: rows }: Life<Place>): readonly string[] {
  const cellText = (place: Place, cell: StageTransition<Place>) => {
    if (cell === 'no-op') return cell
    if (typeof cell === 'string') return `\`${cell}\``
    return cell.map((to) => (to === place ? '=' : nameOf(to))).join(' or ')
  }
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    row([heading, ...places.map(nameOf)]),
    row(['---', ...places.map(() => '---')]),
    ...Object.entries(rows).map(([name, cells]) => row([name, ...places.map((place) => cellText(place, cells[place]))])),
  ]
}
