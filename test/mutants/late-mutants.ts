// What becomes of what a desk did while it was away: cases, room that is made, goods and orders that come back.

import { type Mutant, mutantsOf } from './mutant.ts'

export const LATE_MUTANTS: readonly Mutant[] = [
  ...mutantsOf(
    'lifecycle/record-fact.ts',
    [
      'goods that left twice are taken from under others',
      '  #issue(goods: UnlinkedGoods): void {\n    this.#makeRoom(goods)',
      '  #issue(goods: UnlinkedGoods): void {',
    ],
    [
      'goods that left twice stay on the shelf',
      "this.#onShelf({ kind: 'StockRemoved', warehouseId, lines: [{ itemId, quantity }], note: UNLINKED })",
      "if (quantity < 0) this.#onShelf({ kind: 'StockRemoved', warehouseId, lines: [{ itemId, quantity }], note: UNLINKED })",
    ],
    [
      'goods that came back twice never came',
      'for (const { warehouseId, itemId, quantity } of recorded.goods) {',
      'for (const { warehouseId, itemId, quantity } of recorded.goods.slice(1)) {',
    ],
    ['a cancelled order whose parcel left stays cancelled', 'if (restoresOrder) {', 'if (restoresOrder && lines.length === 0) {'],
    [
      'a restored parcel takes goods somebody else was promised',
      'for (const goods of unitsByItem(units, warehouseId)) this.#makeRoom(goods)',
      'for (const goods of unitsByItem(units, warehouseId).slice(1)) this.#makeRoom(goods)',
    ],
    [
      'a parcel somebody unpacked again leaves unpacked',
      'if (!standing.isGoodToGo) this.#onOrder(',
      'if (standing.shippedAt !== null) this.#onOrder(',
    ],
    ['the record is not corrected first', 'if (shortage > 0) this.#onShelf(', 'if (shortage < 0) this.#onShelf('],
    [
      'nobody gives up what was promised',
      'for (const given of givenUp) this.#giveUp(',
      'for (const given of givenUp.slice(1)) this.#giveUp(',
    ],
    ['who gives up goods keeps them in the parcel', 'const left = shrunk.quantity - taken', 'const left = shrunk.quantity'],
    [
      'a smaller parcel is worth as much as before',
      'const smaller = { ...shrunk, quantity: left, value, packedQuantity: 0 }',
      'const smaller = { ...shrunk, quantity: left, value: value === 0 ? 0 : shrunk.value, packedQuantity: 0 }',
    ],
    ['an empty parcel stands on', 'lines.length > 0 ? {', 'lines.length >= 0 ? {'],
    [
      'a sale is refused again for what others wait for',
      "oversellingPrevention: 'off' as const",
      "oversellingPrevention: 'standard' as const",
    ],
    [
      'a sale sees the shelf as it was before room was made',
      'level: (warehouseId: string, itemId: string) => this.#level(warehouseId, itemId) }',
      'level: (warehouseId: string, itemId: string) => this.#context.stock.level(warehouseId, itemId) }',
    ],
    ['who was blocked has done nothing', "actor: { ...actor, role: 'system' }", 'actor'],
    [
      'two lines of one item make room for the same unit',
      'quantity: sumOf(same, (line) => line.quantity) }))',
      'quantity: same[0]?.quantity ?? 0 }))',
    ],
  ),
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
    ['a second thought of an hour ago counts', 'if (apart > MINUTES_OF_A_SECOND_THOUGHT * MS_PER_MINUTE) return false', ''],
    ['the same words of two people clash', ' && !isSame(changes[field], now[field])', ''],
  ),
]
