// What an order is and who may do what: status, flags, transitions, roles, baskets.

import { type Mutant, mutantsOf } from './mutant.ts'

const RULES = 'lifecycle/rules'

export const ORDER_MUTANTS: readonly Mutant[] = [
  ...mutantsOf(
    'lifecycle/decide.ts',
    ['what was deleted comes back', "if (state.deleted) return refuse('DELETED'", "if (!command.id) return refuse('DELETED'"],
    ['a locked order is changed', 'if (order.isLocked && isHuman', 'if (!order.id && isHuman'],
    ['anybody may do anything to an order', 'if (!mayIssue(command, order, context.settings)) return forbidden(command)', ''],
    [
      'anything may be done in any status',
      "if (typeof transition === 'string') return refuse(",
      "if (typeof transition === 'number') return refuse(",
    ],
    [
      'one basket makes two orders',
      "    case 'CreateOrder':\n      // One selection makes at most one order: asking again finds the same one.\n      if (state.order) return noEffect\n",
      "    case 'CreateOrder':\n",
    ],
    [
      'what follows from a step does not follow',
      'events: [...events, ...followUps(command, state.order, after.order, context).map(stamp)]',
      'events',
    ],
  ),
  ...mutantsOf(
    'lifecycle/transitions.ts',
    ['a living order is deleted', 'DeleteOrder: { 1: NO,', 'DeleteOrder: { 1: [6],'],
    ['an order that is not completed is archived', 'ArchiveOrder: { 1: NO, 2: NO, 3: NO,', 'ArchiveOrder: { 1: NO, 2: NO, 3: [5],'],
    ['an order is unconfirmed under its parcels', "3: 'HAS_SHIPMENTS'", '3: [1]'],
  ),
  ...mutantsOf(
    'lifecycle/status.ts',
    [
      'an unpaid order is Completed',
      'if (unshipped === 0 && allShipped && paidTowards(whole) >= order.totals.grandTotal) return 4',
      'if (unshipped === 0 && allShipped) return 4',
    ],
    ['an order with units to send is Completed', 'if (unshipped === 0 && allShipped &&', 'if (allShipped &&'],
    [
      'an order is closed over money on its way',
      'if (allLinesCancelled(whole) && shipments.length === 0 && money === 0) return 6',
      'if (allLinesCancelled(whole) && shipments.length === 0) return 6',
    ],
    ['waiting for payment is no flag', 'return isHeld(order) || order.isWaitingForPayment', 'return isHeld(order)'],
  ),
  ...mutantsOf(
    'lifecycle/follow-ups.ts',
    ['what a flag put off is never done', 'if (before.deferredWork.length === 0) return []', 'if (before.id) return []'],
    [
      'what a flag kept from shipping is never shipped',
      "if (before.deferredWork.includes('ship') && !shortage) return directShipments(after, command, context)",
      '',
    ],
    ['an order without lines keeps its authorization', '    ...authorizationsCancelled(after, command, context),\n', ''],
  ),
  ...mutantsOf(
    'lifecycle/permissions.ts',
    [
      'the counter cancels what others sold',
      'order.createdBy === command.actor.name && isSameDay(order.createdAt',
      'isSameDay(order.createdAt',
    ],
    ['the counter cancels what it sold long ago', 'isSameDay(order.createdAt, command.occurredAt, zoneOf(order, settings))', 'true'],
    ['the counter packs what is to be sent', 'return order.isPickup || order.lines.every((line) => line.storePickup)', 'return true'],
    ['the counter marks anything as paid', "return kind === 'cash' || kind === 'externalTerminal'", 'return kind !== undefined'],
    ['a right nobody has is everybody’s', 'if (!grant || !order) return false', 'if (!grant || !order) return true'],
  ),
  ...mutantsOf(
    `${RULES}/flag-guard.ts`,
    ['Hold stops nothing', 'return holdRefusal(order) ?? waitingRefusal(order)', 'return waitingRefusal(order)'],
    ['waiting for payment stops nothing', 'return holdRefusal(order) ?? waitingRefusal(order)', 'return holdRefusal(order)'],
  ),
  ...mutantsOf(`${RULES}/put-on-hold.ts`, [
    'one reason holds an order twice',
    'if (order.holds.some((hold) => hold.reasonCode === reasonCode))',
    'if (reason.length < 0)',
  ]),
  ...mutantsOf(`${RULES}/resume-order.ts`, ['an open conflict is resumed away', ".filter((code) => code !== 'SYNC_CONFLICT')", '']),
  ...mutantsOf(
    `${RULES}/create-order.ts`,
    ['a declined authorization makes an order', "if (args.authorization?.status === 'failed')", 'if (args.number === undefined)'],
    [
      'an order that waits allocates all the same',
      'const allocations = allocatesNow && !isFlagged ? allocateByRule(order, context) : []',
      'const allocations = allocatesNow ? allocateByRule(order, context) : []',
    ],
    [
      'nothing is put off',
      "deferredWork: [...workOf('ship', shipsNow), ...workOf('allocate', allocatesNow && isFlagged)]",
      'deferredWork: []',
    ],
    [
      'an order is confirmed by somebody who may not',
      "if (command.args.confirmNow && !mayAlways(command.actor.role, 'ConfirmOrder'))",
      'if (command.args.number === undefined)',
    ],
  ),
  ...mutantsOf(`${RULES}/unavailable-items.ts`, [
    'what is not there is sold',
    'return available < originalQuantity ?',
    'return available < 0 ?',
  ]),
  ...mutantsOf(`${RULES}/checkout-payment.ts`, [
    'a bank wire that has not come is not waited for',
    'waitingFor: method.kind }',
    'waitingFor: null }',
  ]),
  ...mutantsOf(`${RULES}/archive-order.ts`, [
    'an order with an open return is archived',
    "each.deletedAt === null && each.status === 'pending'",
    'each.deletedAt === undefined',
  ]),
  ...mutantsOf(
    `${RULES}/delete-order.ts`,
    [
      'an order is deleted by a mistyped number',
      'if (command.args.typedNumber.trim() !== order.number)',
      'if (command.args.typedNumber === undefined)',
    ],
    ['an order is deleted where the store keeps them', '?.deleteCancelledAllowed) {', ') {'],
  ),
  ...mutantsOf(`${RULES}/edit-order.ts`, [
    'the address of a completed order is changed',
    'order.status === 4 ? fields.find',
    'order.status < 1 ? fields.find',
  ]),
  ...mutantsOf(`${RULES}/complete-return.ts`, [
    'a refunded return is opened again',
    'if (refunded > 0) return',
    'if (refunded < 0) return',
  ]),
  ...mutantsOf(`${RULES}/selection-guard.ts`, [
    'an expired basket is checked out',
    'selection.expiresAt !== null && selection.expiresAt <= at',
    'selection.expiresAt === at',
  ]),
  ...mutantsOf('lifecycle/merge-selections.ts', [
    'what both baskets hold is kept once',
    'quantity: alike.quantity + line.quantity',
    'quantity: alike.quantity',
  ]),
  ...mutantsOf(`${RULES}/counter-sale.ts`, [
    'goods are sold over the counter that are not there',
    'if (lacking) return refuse',
    'if (!order.id) return refuse',
  ]),
  ...mutantsOf(`${RULES}/added-lines.ts`, ['a line at another price grows', '    line.unitPrice === added.unitPrice &&\n', '']),
  ...mutantsOf(`${RULES}/add-lines.ts`, ['more is sold than is authorized', 'return tooDear ?? accept(', 'return accept(']),
]
