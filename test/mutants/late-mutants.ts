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
    [
      'a case is opened at the time its desk says',
      'const openedAt = context.openedAt ?? command.occurredAt',
      'const openedAt = command.occurredAt',
    ],
    ['a second scan of the same parcel is a second question', ' && isSameWork(each.command, command),', ' && false,'],
    [
      'what another desk scans joins a question it did not ask',
      'each.kind === kept.kind && each.command.deskId === command.deskId &&',
      'each.kind === kept.kind &&',
    ],
    ['a scan of another parcel joins the question', 'shipmentOf(one) === shipmentOf(other) && ', ''],
    ['what happened is refused to somebody who may no longer do it', '      asSystem(command),', '      command,'],
    ['a sale is refused at a method that was switched off', 'active: true, restrictions', 'restrictions'],
    ['what happened is refused by a rule against overselling', "oversellingPrevention: 'off', ", ''],
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
  ...mutantsOf(
    'lifecycle/room-for-goods.ts',
    ['an order that gave up goods is not held', 'events: [...told, ...flag]', 'events: told'],
    ['an order gives up goods for itself', 'order && id !== command.aggregate.id && order.status <= 3', 'order && order.status <= 3'],
    [
      'an order that was sent gives up goods',
      ' && order.status <= 3 ?',
      ' ?',
      'An order that is sent or cancelled keeps no allocations (I-5): asked, it has nothing to give up.',
    ],
    ['a parcel keeps the units it lost', '?.quantity ?? quantity) - quantity', '?.quantity ?? quantity)'],
    ['a parcel that lost everything stands empty', 'each.shipmentLineId === line.id && each.quantity === 0', 'false'],
    ['units that were given up stay promised', "return afterwards(told, [{ kind: 'StockUnallocated', release }], command)", 'return told'],
    ['goods the record does not have are never corrected into it', '    movements.push(room.correction)\n', ''],
    ['a correction is not told to whoever decides', 'quantity: room.shortage }', 'quantity: 0 }'],
    [
      'goods of one place in two lines find room for one of them',
      'more.reduce((sum, each) => sum + each.quantity, first.quantity)',
      'first.quantity',
    ],
  ),
  ...mutantsOf(
    'lifecycle/resolve-conflict.ts',
    ['a case is decided a second time', '  if (syncCase.resolution) return noEffect\n', ''],
    [
      'a case is decided in a way it does not offer',
      "  if (!CONFLICTS[syncCase.kind].choices.includes(choice)) return refuse('VALIDATION', { field: 'choice', value: choice })\n",
      '',
    ],
    [
      'a decision that could not be carried out closes its case',
      '  if (work.refusal) return refuse(work.refusal.code, work.refusal.facts)\n',
      '',
    ],
    ['a decided case goes on holding its order', '  for (const orderId of ordersOf(syncCase)) work.release(orderId, syncCase)\n', ''],
    ['orders that gave up goods stay held', '[orderId, ...affectedOrderIds]', '[orderId]'],
    ['nobody hears that another case still holds', '{ ...decided, warnings: work.warnings }', 'decided'],
  ),
  ...mutantsOf(
    'lifecycle/case-work.ts',
    ['an order another case is about goes free', ' || others.length > 0) return', ') return'],
    [
      'a step that another case holds back undoes the decision',
      "if (code === 'ON_HOLD' && facts.reasonCode === 'SYNC_CONFLICT') {",
      'if (false) {',
    ],
  ),
  ...mutantsOf(
    'lifecycle/cases-noticed.ts',
    [
      'nobody hears of money taken twice',
      "if (decision.outcome === 'accepted-no-effect') return isOrderUnchanged ? [] :",
      "if (decision.outcome === 'accepted-no-effect') return true ? [] :",
    ],
    ['the same delivered twice is money taken twice', 'return isOrderUnchanged ? [] :', 'return'],
    ['old prices that are still the shop’s are everybody’s business', ' && item.unitPrice !== line.unitOriginalPrice', ''],
  ),
  ...mutantsOf('lifecycle/open-case.ts', ['an order that is done is held', ' || order.status > 3 ||', ' ||']),
]
