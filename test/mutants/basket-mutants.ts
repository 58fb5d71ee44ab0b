// What becomes of baskets: links, price lists, what may be sold, what ships by itself.

import { type Mutant, mutantsOf } from './mutant.ts'

const RULES = 'lifecycle/rules'

export const BASKET_MUTANTS: readonly Mutant[] = [
  ...mutantsOf(
    `${RULES}/link-guard.ts`,
    ['a link is good for everything', 'if (!BY_LINK.has(command.name)) return forbidden', ''],
    [
      'a token of no link opens the basket',
      "if (!link) return refuse('NOT_FOUND', { id: command.aggregate.id })",
      'if (!link) return null',
    ],
    ['a dead link still works', 'if (dead) return dead', ''],
    ['whoever may only look changes the basket', "if (link.scope === 'view') return forbidden", ''],
    ['a guest confirms or holds the order', 'return decidesForTheShop ? forbidden : null', 'return null'],
    ['a guest decides to hold', '(command.args.confirmNow || command.args.holdNow)', 'command.args.confirmNow'],
    ['a guest confirms', '(command.args.confirmNow || command.args.holdNow)', 'command.args.holdNow'],
    ['a used link works again', 'if (link.usedOrderId !== undefined)', "if (link.usedOrderId === '')"],
    ['a link that was taken back works', 'if (link.revokedAt !== undefined)', "if (link.revokedAt === '')"],
    ['a link lives for ever', 'return at < Date.parse(link.expiresAt) ?', 'return at > 0 ?'],
    ['a link lives a moment too long', 'at < Date.parse(link.expiresAt)', 'at <= Date.parse(link.expiresAt)'],
    [
      'a claim about the past revives a link',
      'Math.max(Date.parse(command.issuedAt), Date.parse(command.occurredAt))',
      'Date.parse(command.occurredAt)',
    ],
  ),
  ...mutantsOf(
    `${RULES}/create-magic-link.ts`,
    ['a basket that is over is handed out', 'if (closed) return closed', ''],
    ['a token is kept as it is', "if (!/^[0-9a-f]{64}$/.test(tokenHash)) return refuse('VALIDATION', { field: 'tokenHash' })", ''],
    ['a link ends before it begins', '!(Date.parse(expiresAt) > Date.parse(command.occurredAt))', "expiresAt === ''"],
    ['one token opens two links', 'link.tokenHash === tokenHash', 'link.tokenHash !== tokenHash'],
    ['nothing is fixed in an empty basket', 'if (lockContents && selection.lines.length === 0)', 'if (lockContents && scope.length === 0)'],
    [
      'a link is taken back twice',
      'if (link.revokedAt !== undefined || link.usedOrderId !== undefined)',
      'if (link.usedOrderId !== undefined)',
    ],
    [
      'a used link is taken back',
      'if (link.revokedAt !== undefined || link.usedOrderId !== undefined)',
      'if (link.revokedAt !== undefined)',
    ],
  ),
  ...mutantsOf(
    `${RULES}/link-line.ts`,
    ['a guest gets more at a special price', 'link?.lockPrices && isSpecial && quantity > before.quantity', 'link === undefined'],
    ['nothing can be made less of', 'quantity > before.quantity)', 'quantity !== before.quantity)'],
    ['a discounted line is not special', 'before.lineDiscount > 0 || ', ''],
    ['a price off the list is not special', ' || before.unitPrice !== unitPrice', ''],
    ['fewer units keep the whole discount', 'shareOfPool(before.lineDiscount, kept, before.quantity)', 'before.lineDiscount'],
    [
      'a guest names the price of what is new',
      'return { ...wanted, unitPrice, unitOriginalPrice: unitPrice, lineDiscount: 0,',
      'return { ...wanted, lineDiscount: 0,',
    ],
    ['a guest buys what is not for sale', 'item?.active ?', 'item ?'],
  ),
  ...mutantsOf(`${RULES}/edit-selection.ts`, [
    'a guest changes costs and owner',
    'if (touchesContents && command.actor.via !== undefined)',
    "if (touchesContents && command.actor.via === '')",
  ]),
  ...mutantsOf(
    `${RULES}/selection-guard.ts`,
    ['contents a link fixes are changed by it', '|| linkOf(selection, actor)?.lockContents === true ', ''],
    ['contents the shop fixed are changed by a program', 'return isFixed || ', 'return '],
  ),
  ...mutantsOf(
    'lifecycle/evolve-selection.ts',
    ['a placed order leaves its links alive', '{ ...linksUsed(changed),', '{ ...changed,'],
    [
      'a link that was taken back is used',
      'link.revokedAt === undefined ? { ...link, usedOrderId: selection.id } : link',
      '({ ...link, usedOrderId: selection.id })',
    ],
    [
      'taking one link back takes back all',
      'link.id === event.linkId ? { ...link, revokedAt: event.at } : link',
      '({ ...link, revokedAt: event.at })',
    ],
    [
      'a customer’s prices are not kept',
      '...ownedBy(changed, event.customerId), ...event.priced }',
      '...ownedBy(changed, event.customerId) }',
    ],
  ),
  ...mutantsOf(
    `${RULES}/assign-customer.ts`,
    ['what a link promises is merged away', ' && !isPromised', ''],
    [
      'a dead link keeps its promise',
      '(link.lockContents || link.lockPrices) && isLinkAlive(link, at)',
      'link.lockContents || link.lockPrices',
    ],
    ['only fixed contents are a promise', '(link.lockContents || link.lockPrices) &&', 'link.lockContents &&'],
    ['the customer’s own list is passed over', 'command.args.pricelistId ?? own.pricelistId ??', 'own.pricelistId ??'],
    ['the list of the basket is passed over', 'command.args.pricelistId ?? own.pricelistId ??', 'command.args.pricelistId ??'],
    ['a fixed basket is priced anew', 'mayMerge(selection, command.occurredAt) ? pricedAnew(', 'selection.id ? pricedAnew('],
  ),
  ...mutantsOf(
    'lifecycle/price-list.ts',
    [
      'a price by hand is priced anew',
      'terms.pricelistId !== undefined && line.priceOverrideBy === undefined',
      'terms.pricelistId !== undefined',
    ],
    ['without a list everything is priced anew', 'terms.pricelistId !== undefined && line.priceOverrideBy', 'line.priceOverrideBy'],
    [
      'a list of other money sets the price',
      'each.id === terms.pricelistId && each.currency === terms.currency',
      'each.id === terms.pricelistId',
    ],
    ['a price in other money is taken for this one', 'item.currency === terms.currency ? item.unitPrice : null', 'item.unitPrice'],
    ['a discount outgrows its line', 'Math.min(line.lineDiscount, unitPrice * line.quantity)', 'line.lineDiscount'],
    [
      'whoever changes the quantity is named for the price',
      'before.itemId === line.itemId && before.unitPrice === line.unitPrice',
      'before.quantity < 0',
    ],
  ),
  ...mutantsOf(
    'lifecycle/merge-selections.ts',
    ['a price by hand melts into one by the list', '(one.priceOverrideBy === undefined) === (other.priceOverrideBy === undefined) &&', ''],
    ['what the customer had open keeps its old prices', 'into.lines.map(priced)', 'into.lines'],
    ['what the guest brought keeps its old prices', 'withLine(lines, priced(line), nextId)', 'withLine(lines, line, nextId)'],
  ),
  ...mutantsOf(
    `${RULES}/save-items.ts`,
    ['an item has a price on a list nobody has', ' && pricelists.some((list) => list.id === price.pricelistId)', ''],
    ['an item has two prices on one list', '=== prices.length ? null', '<= prices.length ? null'],
  ),
  ...mutantsOf(
    `${RULES}/unavailable-items.ts`,
    ['off prevents', "if (store.oversellingPrevention === 'off') return null", ''],
    [
      'standard watches the basket as well',
      "store?.oversellingPrevention !== 'aggressive' ||",
      "store?.oversellingPrevention === 'off' ||",
    ],
    ['what is imported is watched in the basket', " || selection.origin === 'import') return null", ') return null'],
    ['a line that stays is asked about as well', '.filter(([itemId]) => itemIds.includes(itemId))', ''],
    ['what the staff put together is theirs when a guest buys it', ' && actor.via === undefined', ''],
    ['an offset and a threshold are both kept back', 'isStaffMade || offset !== null ? 0 : threshold', 'isStaffMade ? 0 : threshold'],
    ['the staff keeps to thresholds', 'isStaffMade || offset !== null ? 0 : threshold', 'offset !== null ? 0 : threshold'],
    ['the staff keeps to offsets', '(isStaffMade ? 0 : (offset ?? 0))', '(offset ?? 0)'],
    [
      'what one warehouse lacks another one owes',
      'Math.max(0, freeToAllocate(context.stock.level(warehouseId, itemId)) - kept)',
      'freeToAllocate(context.stock.level(warehouseId, itemId)) - kept',
    ],
    ['what others wait for is sold', ' - context.stock.demand(itemId)', ''],
  ),
  ...mutantsOf(`${RULES}/set-selection-line.ts`, [
    'a basket may not shrink while goods are missing',
    'const unavailable = isMore ?',
    'const unavailable = set.quantity > 0 ?',
  ]),
  ...mutantsOf('lifecycle/find-setting.ts', [
    'aggressive prevention promises nothing at checkout',
    "store?.allocateAt === 'checkout' || store?.oversellingPrevention === 'aggressive'",
    "store?.allocateAt === 'checkout'",
  ]),
  ...mutantsOf(
    'lifecycle/follow-ups.ts',
    ['goods that went meanwhile hold nothing', 'if (!lacking) return null', 'if (lacking) return null'],
    ['a shortage holds orders of every store', "store?.oversellingPrevention !== 'aggressive' ||", 'store === undefined ||'],
    ['what is missing is sent without', ' && !shortage) return', ') return'],
  ),
  ...mutantsOf(
    `${RULES}/ship-arrived-stock.ts`,
    ['everything is packed by itself', "!order.deferredWork.includes('ship') || isFlagged(order)", 'isFlagged(order)'],
    ['a held order is packed by itself', ' || isFlagged(order)) return noEffect', ') return noEffect'],
  ),
  ...mutantsOf('lifecycle/taken-in-hand.ts', [
    'an order taken in hand goes on by itself',
    'deferredWork: [] }',
    'deferredWork: order.deferredWork }',
  ]),
  ...mutantsOf('lifecycle/evolve-shipment.ts', [
    'a deleted parcel is packed again',
    'changeShipment(takenInHand(order), event.shipmentId',
    'changeShipment(order, event.shipmentId',
  ]),
  ...mutantsOf('lifecycle/evolve.ts', [
    'an order that has everything still waits',
    'deferredWork: isDone ? [] : deferredWork',
    'deferredWork',
  ]),
  ...mutantsOf('lifecycle/awaits-stock.ts', ['a held order is served', ' && !isFlagged(order)', '']),
  ...mutantsOf('lifecycle/selection-timing.ts', ['who declined is reminded', ' || selection.cartAbandonmentEmail === false', '']),
  ...mutantsOf(`${RULES}/mark-abandoned.ts`, [
    'everybody is said to have asked for the reminder',
    'selection.cartAbandonmentEmail === true',
    'selection.cartAbandonmentEmail !== false',
  ]),
  ...mutantsOf(`${RULES}/create-order.ts`, [
    'a name that is taken is given twice',
    '...(context.orderNames ?? { number: args.number, reference: args.reference }),',
    'number: args.number, reference: args.reference,',
  ]),
]
