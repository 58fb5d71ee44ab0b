import { type Message, msg } from '../../../shared/wording/say.ts'
import type { Route } from '../../state/route.ts'

export interface GoPlace {
  /** Leads there after `G`; no queue has it. */
  readonly letter: string
  readonly label: Message
  readonly route: Route
}

/** The places beside the queues that a letter leads to after `G`: for the keys, their sheet and the palette. */
export const GO_PLACES = {
  pack: { letter: 'v', label: msg('Pack and verify'), route: { screen: 'pack', orderId: null, shipmentId: null } },
  counter: { letter: 'b', label: msg('Sell over the counter'), route: { screen: 'new', selectionId: null, atCounter: true } },
  'hand-over': { letter: 'o', label: msg('Hand over a pick-up'), route: { screen: 'hand-over', orderId: null } },
  exchange: { letter: 'e', label: msg('Exchange goods'), route: { screen: 'exchange', orderId: null } },
  stock: { letter: 't', label: msg('Stock'), route: { screen: 'stock', itemId: null } },
  conflicts: { letter: 'f', label: msg('Conflicts'), route: { screen: 'conflicts', id: null } },
} as const satisfies Readonly<Record<string, GoPlace>>
