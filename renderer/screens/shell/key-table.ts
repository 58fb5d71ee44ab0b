import { type Message, msg } from '../../../shared/wording/say.ts'
import { QUEUE_GROUPS, QUEUE_NAMES } from '../../state/queue-names.ts'
import { GO_PLACES } from './go-places.ts'

/** Where a key works. */
export type KeyPlace =
  | 'anywhere'
  | 'list'
  | 'order'
  | 'pack'
  | 'hand-over'
  | 'counter'
  | 'return'
  | 'held'
  | 'unpaid'
  | 'conflicts'
  | 'stock'
  | 'after-g'

/** One line of the keyboard map. The sheet, the settings and the tests of the keys read it. */
export interface KeyLine {
  readonly id: string
  readonly place: KeyPlace
  /** As the key's cap says it; several are pressed one after the other, or held together with the first. */
  readonly keys: readonly string[]
  readonly what: Message
}

export const KEY_PLACES: Readonly<Record<KeyPlace, Message>> = {
  anywhere: msg('Anywhere'),
  list: msg('In a list'),
  order: msg('In an order'),
  pack: msg('At the packing table'),
  'hand-over': msg('At the hand-over'),
  counter: msg('At the counter'),
  return: msg('In a return'),
  held: msg('In the held orders'),
  unpaid: msg('In the unpaid orders'),
  conflicts: msg('In the conflicts'),
  stock: msg('In the stock'),
  'after-g': msg('From a list to a queue'),
}

const FIXED: readonly KeyLine[] = [
  { id: 'search', place: 'anywhere', keys: ['/'], what: msg('Search') },
  { id: 'palette', place: 'anywhere', keys: ['Ctrl', 'K'], what: msg('Commands and places') },
  { id: 'undo', place: 'anywhere', keys: ['Ctrl', 'Z'], what: msg('Undo what was just asked for') },
  { id: 'lock', place: 'anywhere', keys: ['Ctrl', 'L'], what: msg('Lock this desk now') },
  { id: 'regions', place: 'anywhere', keys: ['F6'], what: msg('To the next part of the window') },
  { id: 'close', place: 'anywhere', keys: ['Esc'], what: msg('Close, back') },
  { id: 'keys', place: 'anywhere', keys: ['?'], what: msg('This sheet') },
  { id: 'next-row', place: 'list', keys: ['J'], what: msg('Next row (also ↓)') },
  { id: 'previous-row', place: 'list', keys: ['K'], what: msg('Previous row (also ↑)') },
  { id: 'first-row', place: 'list', keys: ['Home'], what: msg('First row') },
  { id: 'last-row', place: 'list', keys: ['End'], what: msg('Last row') },
  { id: 'open', place: 'list', keys: ['Enter'], what: msg('Open') },
  { id: 'preview', place: 'list', keys: ['Space'], what: msg('Preview on or off') },
  { id: 'choose', place: 'list', keys: ['X'], what: msg('Choose the row') },
  { id: 'choose-more', place: 'list', keys: ['Shift', '↓'], what: msg('Choose row after row') },
  { id: 'choose-all', place: 'list', keys: ['Ctrl', 'A'], what: msg('Choose all') },
  { id: 'filter', place: 'list', keys: ['F'], what: msg('Filter the list') },
  { id: 'refresh', place: 'list', keys: ['R'], what: msg('Show new rows') },
  { id: 'new', place: 'list', keys: ['N'], what: msg('New order') },
  { id: 'row-next', place: 'list', keys: ['E'], what: msg('Next step of the row') },
  { id: 'row-hold', place: 'list', keys: ['H'], what: msg('Put the row on hold') },
  { id: 'row-note', place: 'list', keys: ['Shift', 'N'], what: msg('Add a note to the row') },
  { id: 'row-claim', place: 'list', keys: ['C'], what: msg('Claim the parcel, or give it back') },
  { id: 'row-menu', place: 'list', keys: ['Shift', 'F10'], what: msg('Actions on the row (also the right mouse button)') },
  { id: 'print-row', place: 'list', keys: ['P'], what: msg('Print (To pick: the pick list)') },
  { id: 'print-row-at', place: 'list', keys: ['Shift', 'P'], what: msg('Print, choosing the printer') },
  { id: 'queues', place: 'list', keys: ['1', '…', '9'], what: msg('Saved view by its place (without views: queue in the rail)') },
  { id: 'next-step', place: 'order', keys: ['Enter'], what: msg('Next step (also E)') },
  { id: 'actions', place: 'order', keys: ['M'], what: msg('All actions') },
  { id: 'hold', place: 'order', keys: ['H'], what: msg('Put on hold') },
  { id: 'resume', place: 'order', keys: ['U'], what: msg('Resume') },
  { id: 'return', place: 'order', keys: ['R'], what: msg('Return products') },
  { id: 'note', place: 'order', keys: ['N'], what: msg('Add a note') },
  { id: 'timeline', place: 'order', keys: ['F'], what: msg('Timeline: all, comments, system') },
  { id: 'copy-link', place: 'order', keys: ['L'], what: msg('Copy the link to the order') },
  { id: 'print', place: 'order', keys: ['P'], what: msg('Print') },
  { id: 'print-at', place: 'order', keys: ['Shift', 'P'], what: msg('Print, choosing the printer') },
  { id: 'previous', place: 'order', keys: ['['], what: msg('Previous order of the list (also K)') },
  { id: 'next', place: 'order', keys: [']'], what: msg('Next order of the list (also J)') },
  { id: 'back', place: 'order', keys: ['Esc'], what: msg('Back to the list') },
  { id: 'pack-step', place: 'pack', keys: ['Enter'], what: msg('Next parcel, next step of the parcel (also E)') },
  { id: 'pack-next', place: 'pack', keys: ['N'], what: msg('Next parcel') },
  { id: 'pack-undo', place: 'pack', keys: ['U'], what: msg('Take back the last unit') },
  { id: 'pack-by-hand', place: 'pack', keys: ['B'], what: msg('Tick one unit by hand') },
  { id: 'pack-missing', place: 'pack', keys: ['M'], what: msg('Missing or damaged') },
  { id: 'pack-box', place: 'pack', keys: ['Alt', '1–4'], what: msg('Box by its place') },
  { id: 'pack-weight', place: 'pack', keys: ['W'], what: msg('Weight') },
  { id: 'pack-hold', place: 'pack', keys: ['H'], what: msg('Put on hold') },
  { id: 'pack-claim', place: 'pack', keys: ['C'], what: msg('Claim the parcel') },
  { id: 'pack-print', place: 'pack', keys: ['P'], what: msg('Print the packing slip, the label once it is packed') },
  { id: 'pack-back', place: 'pack', keys: ['Esc'], what: msg('Back to the order') },
  { id: 'pickup-go', place: 'hand-over', keys: ['Enter'], what: msg('Next step: pay, hand over') },
  { id: 'pickup-check', place: 'hand-over', keys: ['1', '…', '3'], what: msg('Check of who collects') },
  { id: 'pickup-cash', place: 'hand-over', keys: ['F8'], what: msg('Cash') },
  { id: 'pickup-card', place: 'hand-over', keys: ['F9'], what: msg('Card terminal') },
  { id: 'pickup-receipt', place: 'hand-over', keys: ['P'], what: msg('Print the receipt once it is handed over') },
  { id: 'pickup-next', place: 'hand-over', keys: ['N'], what: msg('Next customer (also Esc)') },
  { id: 'counter-find', place: 'counter', keys: ['F2'], what: msg('Find an item; in an exchange: what comes back') },
  { id: 'counter-customer', place: 'counter', keys: ['F4'], what: msg('The customer; in an exchange: what goes out') },
  { id: 'counter-park', place: 'counter', keys: ['F7'], what: msg('Set the basket aside') },
  { id: 'counter-cash', place: 'counter', keys: ['F8'], what: msg('Cash') },
  { id: 'counter-card', place: 'counter', keys: ['F9'], what: msg('Card terminal') },
  { id: 'counter-sell', place: 'counter', keys: ['Ctrl', 'Enter'], what: msg('Sell, exchange, create the order') },
  { id: 'counter-next', place: 'counter', keys: ['Enter'], what: msg('The next one, once a sale or an exchange is made') },
  { id: 'counter-receipt', place: 'counter', keys: ['P'], what: msg('Print the receipt of the sale just made') },
  { id: 'counter-open', place: 'counter', keys: ['O'], what: msg('Open the order just made (also Esc)') },
  { id: 'return-forward', place: 'return', keys: ['Enter'], what: msg('Next step of the return') },
  { id: 'return-back', place: 'return', keys: ['Esc'], what: msg('Step back; nothing is lost') },
  { id: 'release', place: 'held', keys: ['A'], what: msg('Release') },
  { id: 'reject', place: 'held', keys: ['X'], what: msg('Reject') },
  { id: 'ask', place: 'held', keys: ['C'], what: msg('Ask') },
  { id: 'snooze', place: 'held', keys: ['S'], what: msg('Snooze') },
  { id: 'paid', place: 'unpaid', keys: ['A'], what: msg('Payment has come') },
  { id: 'capture', place: 'unpaid', keys: ['T'], what: msg('Capture') },
  { id: 'go-on', place: 'unpaid', keys: ['W'], what: msg('Go on without it') },
  { id: 'remind', place: 'unpaid', keys: ['C'], what: msg('Remind') },
  { id: 'cancel', place: 'unpaid', keys: ['X'], what: msg('Cancel the order') },
  { id: 'snooze-unpaid', place: 'unpaid', keys: ['S'], what: msg('Snooze') },
  { id: 'next-case', place: 'conflicts', keys: ['J'], what: msg('Next case (also ↓ and ])') },
  { id: 'previous-case', place: 'conflicts', keys: ['K'], what: msg('Previous case (also ↑ and [)') },
  { id: 'way', place: 'conflicts', keys: ['1', '…', '4'], what: msg('A way to decide it') },
  { id: 'decide', place: 'conflicts', keys: ['Enter'], what: msg('Decide') },
  { id: 'find', place: 'stock', keys: ['F'], what: msg('Find an item') },
  { id: 'receive', place: 'stock', keys: ['R'], what: msg('Receive') },
  { id: 'count', place: 'stock', keys: ['C'], what: msg('Count') },
  { id: 'transfer', place: 'stock', keys: ['T'], what: msg('Transfer') },
  { id: 'remove', place: 'stock', keys: ['X'], what: msg('Remove') },
  { id: 'reserve', place: 'stock', keys: ['D'], what: msg('Reserve for a desk') },
  { id: 'give-back', place: 'stock', keys: ['G'], what: msg('Give back from a desk') },
  { id: 'edit-item', place: 'stock', keys: ['E'], what: msg('Change item') },
]

/** The whole keyboard map, by where its keys work. */
export const KEY_TABLE: readonly KeyLine[] = [
  ...FIXED,
  ...QUEUE_GROUPS.flatMap((group) => group.queues).flatMap((queue): readonly KeyLine[] => {
    const { letter, label } = QUEUE_NAMES[queue]
    return letter === null ? [] : [{ id: `go-${queue}`, place: 'after-g', keys: ['G', letter.toUpperCase()], what: label }]
  }),
  ...Object.entries(GO_PLACES).map(
    ([id, { letter, label }]): KeyLine => ({ id: `go-${id}`, place: 'after-g', keys: ['G', letter.toUpperCase()], what: label }),
  ),
]
