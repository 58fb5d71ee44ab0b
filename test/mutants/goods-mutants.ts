// Where goods go: stock, allocations, shipments, quantities.

import { type Mutant, mutantsOf } from './mutant.ts'

const RULES = 'lifecycle/rules'

export const GOODS_MUTANTS: readonly Mutant[] = [
  ...mutantsOf('lifecycle/stock.ts', [
    'what a desk has the right to is free to everybody',
    ' - allottedToAll(level) + allottedTo(level, deskId)',
    '',
  ]),
  ...mutantsOf('lifecycle/use-allotments.ts', ['a sale leaves the right it used as it was', 'promises ? Math.min(own, taken) : 0', '0']),
  ...mutantsOf(
    `${RULES}/allocation.ts`,
    ['two lines of one item promise the same unit', ' - already)', ')'],
    ['a closed warehouse promises stock', 'warehouse.id === id && warehouse.active', 'warehouse.id === id'],
    [
      'the most preferred warehouse gives its promise back first',
      'freeAllocations(order, orderLineId).toReversed()',
      'freeAllocations(order, orderLineId)',
    ],
    ['goods are sent to a warehouse nobody knows', "hasWarehouse(context.settings, toWarehouseId) ? null : 'toWarehouseId'", 'null'],
  ),
  ...mutantsOf(
    `${RULES}/allocate-order.ts`,
    ['more is allocated than waits', 'if (each.quantity > waiting)', 'if (each.quantity < 0)'],
    ['a part is allocated where only the whole may be', 'found < wanted && !mayBePartial', 'found < 0 && !mayBePartial'],
  ),
  ...mutantsOf(`${RULES}/unallocate-order.ts`, [
    'units in a parcel are unallocated',
    'if (each.quantity > free)',
    'if (each.quantity < 0)',
  ]),
  ...mutantsOf(`${RULES}/confirm-order.ts`, [
    'confirming promises no stock',
    'const allocations = allocateByRule(order, context)',
    'const allocations = allocateByRule({ ...order, lines: [] }, context)',
  ]),
  ...mutantsOf(`${RULES}/unconfirm-order.ts`, [
    'unconfirming keeps the stock',
    "accept({ kind: 'StockUnallocated', release }, { kind: 'OrderUnconfirmed' })",
    "accept({ kind: 'OrderUnconfirmed' })",
  ]),
  ...mutantsOf(
    `${RULES}/cancel-lines.ts`,
    ['units in a parcel are cancelled', 'if (each.quantity > free)', 'if (each.quantity < 0)'],
    ['units with stock are cancelled before those that wait', 'Math.max(0, quantity - demandQuantity(order, line))', 'quantity'],
    [
      'goods sent to another warehouse stay where they are',
      'releaseOf(allocations, stockAction, toWarehouseId)',
      'releaseOf(allocations, stockAction, undefined)',
    ],
  ),
  ...mutantsOf(
    `${RULES}/cancel-order.ts`,
    ['an order is cancelled after goods have left', 'if (shipped) return', 'if (shipped && order.status < 1) return'],
    ['a cancelled order keeps its stock', 'release: releaseOf(order.allocations,', 'release: releaseOf([],'],
    [
      'a cancelled order keeps its parcels',
      'voidedShipmentIds: openShipments(order).map((shipment) => shipment.id)',
      'voidedShipmentIds: []',
    ],
  ),
  ...mutantsOf(
    `${RULES}/restore-order.ts`,
    ['a parcel comes back for which goods are missing', 'if (!isWhole || exceedsDemand', 'if (exceedsDemand'],
    [
      'a restored order promises more than it waits for',
      'if (!isWhole || exceedsDemand(order, allocations, found)) continue',
      'if (!isWhole) continue',
      'What a cancelled order had in parcels was in parcels all at once, so together it never is more than the order waits for.',
    ],
    [
      'an order is restored without its stock where no backorders are',
      'if (wasAllocated && !store?.allowBackorders)',
      'if (!wasAllocated && !store?.allowBackorders)',
    ],
  ),
  ...mutantsOf(
    `${RULES}/restore-lines.ts`,
    ['more is restored than was cancelled', 'if (each.quantity > restorable)', 'if (each.quantity < 0)'],
    ['units are restored whose money went back', 'line.cancelledQuantity - refundedUnits', 'line.cancelledQuantity'],
  ),
  ...mutantsOf(`${RULES}/expedite-order.ts`, ['more is sent than was promised', 'if (each.quantity > free)', 'if (each.quantity < 0)']),
  ...mutantsOf(
    `${RULES}/new-shipments.ts`,
    ['a parcel takes more units than its warehouse promised', 'Math.min(missing, allocation.quantity)', 'missing'],
    ['each warehouse sends the whole of a line', '      missing -= part\n', ''],
    ['two parcels are worth the same units', 'pools.set(line.id, {', "pools.set('', {"],
    ['parcels are numbered from one again', 'order.shipments.length + index + 1', 'index + 1'],
  ),
  ...mutantsOf(`${RULES}/direct-shipments.ts`, [
    'what is shipped directly is not packed',
    "      { kind: 'ShipmentMadeGoodToGo', shipmentId: shipment.id },\n",
    '',
  ]),
  ...mutantsOf(
    `${RULES}/edit-shipment.ts`,
    ['a parcel grows beyond what is promised', 'if (change.quantity > most)', 'if (change.quantity < 0)'],
    ['a parcel changes after it was paid', 'if (shipment.capturePending || (shipment.isPaid && !isGift))', 'if (shipment.capturePending)'],
    ['a parcel holds more than belongs in', 'line.packedQuantity <= quantity ? line.packedQuantity : 0', 'line.packedQuantity'],
    ['a parcel of nothing stays', 'return edited.lines.length === 0 ?', 'return edited.lines.length < 0 ?'],
    ['the second line of a parcel does not see the first', 'now = evolveShipment(now,', 'evolveShipment(now,'],
  ),
  ...mutantsOf(
    `${RULES}/complete-shipment.ts`,
    ['a parcel leaves twice', "if (shipment.shippedAt) return refuse('ALREADY_SHIPPED'", "if (!shipment) return refuse('ALREADY_SHIPPED'"],
    ['a parcel leaves before it is packed', 'if (!shipment.isGoodToGo) return', 'if (!shipment) return'],
    ['a parcel leaves while the order is on Hold', 'if (flagged) return flagged', 'if (flagged && !order) return flagged'],
  ),
  ...mutantsOf(`${RULES}/set-good-to-go.ts`, [
    'a parcel nobody scanned is good to go',
    'if (store?.requirePackVerification && unpacked.length > 0)',
    'if (store?.requirePackVerification && unpacked.length < 0)',
  ]),
  ...mutantsOf(`${RULES}/scan-item.ts`, [
    'a unit is packed that is not in the parcel',
    'line.packedQuantity < line.quantity',
    'line.packedQuantity <= line.quantity',
  ]),
  ...mutantsOf(`${RULES}/claim-shipment.ts`, [
    'a fresh claim is taken over',
    'if (claimedBy && (isElsewhere(claimedBy, deskId) || isFresh(claimedBy.at, command.occurredAt)))',
    'if (!shipment.id)',
  ]),
  ...mutantsOf(
    `${RULES}/create-return.ts`,
    ['one more comes back than was sent', 'if (wanted > available)', 'if (wanted > available + 1)'],
    [
      'two entries for one line count one by one',
      'const wanted = sumOf(sameLine, (each) => each.quantity)',
      'const wanted = sameLine[0]?.quantity ?? 0',
    ],
    ['goods come back that never left', 'if (!shipment.shippedAt) return', 'if (!shipment.id) return'],
    ['goods go back to a warehouse that never sent them', 'return shipment.warehouseId', "return 'main'"],
  ),
  ...mutantsOf(`${RULES}/delete-return.ts`, ['a return is undone whose goods are gone', 'if (needed > free)', 'if (needed < 0)']),
  ...mutantsOf(
    `${RULES}/stock-lines.ts`,
    ['an item named twice is received once', 'quantity + (merged.get(itemId) ?? 0)', 'quantity'],
    ['promised units leave the shelf', 'if (quantity <= available) continue', 'if (quantity >= 0) continue'],
  ),
  ...mutantsOf(
    `${RULES}/count-stock.ts`,
    ['a count takes promised units away', 'to: Math.max(counted, allocated)', 'to: counted'],
    ['a count forgets what is missing', 'Math.max(0, allocated - counted)', '0'],
  ),
  ...mutantsOf(
    'lifecycle/stock-effects.ts',
    [
      'goods are transferred and stay',
      "shelfMoved(event.lines, event.fromWarehouseId, -1, 'transfer')",
      "shelfMoved([], event.fromWarehouseId, -1, 'transfer')",
    ],
    ['what leaves stays promised', 'deltaAllocated: -quantity, orderLineId }', 'deltaAllocated: 0, orderLineId }'],
    ['what is sent stays on the shelf', 'deltaPhysical: -line.quantity,', 'deltaPhysical: 0,'],
    ['what is sent stays promised', 'deltaAllocated: -line.quantity,', 'deltaAllocated: 0,'],
    ['what comes back reaches no shelf', 'deltaPhysical: sign * line.quantity,', 'deltaPhysical: 0,'],
    [
      'goods thrown away reach a shelf',
      "line.warehouseId === null || line.stockAction === 'removeItemsFromStock'",
      'line.warehouseId === null',
      'A line that is thrown away names no warehouse to begin with; saying so twice keeps goods off the shelf if one ever does.',
    ],
    [
      'goods sent to another warehouse never arrive',
      'deltaPhysical: quantity, deltaAllocated: 0, reason: ',
      'deltaPhysical: 0, deltaAllocated: 0, reason: ',
    ],
    ['an undone return leaves its goods on the shelf', 'returning(created, -1)', '[]'],
  ),
  ...mutantsOf(
    'lifecycle/evolve-shipment.ts',
    ['what was sent stays allocated', 'quantity: allocation.quantity - leaving', 'quantity: allocation.quantity'],
    ['other contents stay good to go', '? NOT_GOOD_TO_GO : {}', '? {} : {}'],
    ['a deleted parcel counts on', '        voidedAt: event.at,\n', ''],
  ),
  ...mutantsOf(
    'lifecycle/evolve-order.ts',
    [
      'a restored order gets no stock',
      'allocations: mergeAllocations(order.allocations, event.allocations, 1),\n    shipments: order.shipments.map(revive)',
      'shipments: order.shipments.map(revive)',
    ],
    ['a parcel voided for good comes back', 'if (!back) return { ...shipment, voidedByCancel: false }', 'if (!back) return shipment'],
    [
      'deferred work stays after the flag went',
      "isFlagged(order) ? order : { ...order, deferredWork: order.deferredWork.filter((work) => work === 'ship') }",
      'order',
    ],
  ),
  ...mutantsOf(
    'lifecycle/quantities.ts',
    [
      'cancelled units are demand',
      'return unshippedQuantity(order, line) - allocatedQuantity(order, line.id)',
      'return unshippedQuantity(order, line) + line.cancelledQuantity - allocatedQuantity(order, line.id)',
    ],
    ['voided parcels hold units', 'shipment.voidedAt === null && shipment.shippedAt === null', 'shipment.shippedAt === null'],
    [
      'deleted returns count',
      'each.deletedAt === null ? sumOf(each.lines, (line) => (line.shipmentLineId === shipmentLineId ? line.quantity : 0)) : 0',
      'sumOf(each.lines, (line) => (line.shipmentLineId === shipmentLineId ? line.quantity : 0))',
    ],
  ),
]
