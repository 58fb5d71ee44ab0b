// What becomes of what a desk did while it was away: cases, room that is made, goods and orders that come back.

import { type Mutant, mutantsOf } from './mutant.ts'

export const LATE_MUTANTS: readonly Mutant[] = [
  ...mutantsOf(
    'lifecycle/oversold.ts',
    ['a parcel that is packed is opened again', 'return isGoodToGo || isPaid || capturePending', 'return isPaid || capturePending'],
    ['a parcel that is paid is emptied', 'return isGoodToGo || isPaid || capturePending', 'return isGoodToGo || capturePending'],
    ['the oldest order gives up first', 'compare(other.orderDate, one.orderDate)', 'compare(one.orderDate, other.orderDate)'],
  ),
  ...mutantsOf(
    'lifecycle/conflict-of.ts',
    [
      'a parcel of a cancelled order is taken for one that left twice',
      'if (shipment.voidedByCancel && order.status === 6) {',
      'if (shipment.voidedByCancel && order.status < 6) {',
    ],
    [
      'a parcel that left twice is a shipment again',
      "if (shipment.voidedAt !== null || shipment.shippedAt !== null || code === 'ALREADY_SHIPPED') {",
      "if (shipment.voidedAt !== null && code === 'ALREADY_SHIPPED') {",
    ],
    [
      'cash for a cancelled order is thought to be told twice',
      "order.status === 6 ? 'PAID_WHILE_CANCELLED' : 'POSSIBLE_DUPLICATE', {",
      "'POSSIBLE_DUPLICATE', {",
    ],
    [
      'goods thrown away come back twice',
      "line.stockAction === 'removeItemsFromStock') return []",
      'line.stockAction === undefined) return []',
    ],
    [
      'a parcel packed under a hold goes unnoticed',
      "if (command.name === 'SetGoodToGo' && isFlag(code))",
      "if (command.name === 'ScanItem' && isFlag(code))",
    ],
  ),
  ...mutantsOf(
    'lifecycle/clashes.ts',
    ['a second thought of an hour ago counts', 'if (apart > MS_OF_A_SECOND_THOUGHT) return false', ''],
    ['the same words of two people clash', ' && !isSame(changes[field], now[field])', ''],
  ),
  ...mutantsOf(
    'lifecycle/record-conflict.ts',
    ['a case that holds leaves no word on its order', '[...kept.events, ...flag]', 'kept.events'],
    ['a second scan of the same parcel is a second question', ' && isSameWork(each.command, command),', ' && false,'],
    ['what happened is refused to somebody who may no longer do it', '      asSystem(command),', '      command,'],
    ['goods that were handed over stay in the record with their basket', 'return isSoldAndGone ?', 'return !isSoldAndGone ?'],
    [
      'what only one person changed is lost with what two did',
      "return decision.outcome === 'accepted' ? { events: decision.events } : {}",
      'return {}',
    ],
    [
      'goods the record lacks leave it all the same',
      'goods.push(lacking > 0 ? { ...each, corrected: lacking } : each)',
      'goods.push(each)',
    ],
    ['the same goods in two lines are corrected once', 'sameBefore + each.quantity', 'each.quantity'],
    ['the orders that gave up are not named', 'affectedOrderIds: [...new Set(room.givenUp.map((each) => each.orderId))],', ''],
  ),
  ...mutantsOf('lifecycle/room-for-goods.ts', ['an order that gave up goods is not held', 'events: [...told, ...flag]', 'events: told']),
]
