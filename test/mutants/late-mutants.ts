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
]
