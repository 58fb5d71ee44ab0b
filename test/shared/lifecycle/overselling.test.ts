import { describe, expect, test } from 'vitest'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import {
  aLine,
  checkout,
  did,
  given,
  type IssueOptions,
  issue,
  orderOf,
  type Placing,
  placed,
  type Step,
  selected,
  settingsChanged,
  stateOf,
  stocked,
  storeSetTo,
} from '../../support/given-order.ts'

const prevention = (oversellingPrevention: 'off' | 'standard' | 'aggressive') => storeSetTo({ oversellingPrevention })
const shirts = (quantity: number): Placing => ({ lines: [aLine('L1', 'shirt', { quantity })] })

const threshold = (kept: number): Step =>
  settingsChanged((settings) => ({ ...settings, warehouses: settings.warehouses.map((each) => ({ ...each, threshold: kept })) }))

const shirtItem = (changes: Partial<ProductItem>): Step => {
  return (world) => {
    const shirt = world.items.get('shirt')
    if (shirt) world.items.set('shirt', { ...shirt, ...changes })
  }
}

/** How many shirts a basket of this origin may have at most, of the fifteen there are. */
function mostSold(steps: readonly Step[], origin: 'link' | 'counter' | 'showroom', by: IssueOptions = {}): number {
  for (let quantity = 15; quantity > 0; quantity -= 1) {
    const { world } = given(prevention('standard'), ...steps, selected({ ...shirts(quantity), origin }))
    if (issue(world, 'CreateOrder', checkout(), by).outcome === 'accepted') return quantity
  }
  return 0
}

describe('off, standard and aggressive', () => {
  const sixteen = shirts(16)

  test('off sells what is not there, standard stops the checkout, aggressive stops the basket', () => {
    given(prevention('off'), selected(sixteen)).when('CreateOrder', checkout()).thenAccepted()
    const lacking = { itemIds: ['shirt'], originalQuantities: ['16'], available: ['15'], unavailable: ['1'] }
    given(prevention('standard'), selected(sixteen)).when('CreateOrder', checkout()).thenRefused('UNAVAILABLE_ITEMS', lacking)
    given(prevention('aggressive'), selected(shirts(15)))
      .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 16 }) })
      .thenRefused('UNAVAILABLE_ITEMS', lacking)
    expect(() => given(prevention('aggressive'), selected(sixteen))).toThrow('UNAVAILABLE_ITEMS')
  })

  test('standard leaves an order that waits to be confirmed without stock; aggressive promises it at once', () => {
    given(prevention('off'), placed()).when('AddNote', { note: '' }).thenOrder({ status: 1, allocations: [] })
    given(prevention('standard'), placed()).when('AddNote', { note: '' }).thenOrder({ status: 1, allocations: [] })
    given(prevention('aggressive'), placed())
      .when('AddNote', { note: '' })
      .thenOrder({ status: 1, allocations: [{ warehouseId: 'main', quantity: 2 }] })
  })

  test('aggressive asks the checkout too: what went meanwhile is not sold', () => {
    given(prevention('aggressive'), selected(shirts(15)), did('RemoveStock', removal(1), { aggregateId: 'main' }))
      .when('CreateOrder', checkout())
      .thenRefused('UNAVAILABLE_ITEMS', { available: ['14'] })
  })

  test('aggressive lets a basket shrink whatever is on the shelf, and asks only about what grows', () => {
    const short = [selected(shirts(15)), did('RemoveStock', removal(10), { aggregateId: 'main' })]
    given(prevention('aggressive'), ...short)
      .when('SetSelectionLine', { line: aLine('L1', 'shirt', { quantity: 6 }) })
      .thenAccepted()
      .when('SetSelectionLine', { line: aLine('L2', 'mug', { quantity: 10 }) })
      .thenAccepted()
      .when('SetSelectionLine', { line: aLine('L3', 'shirt', { quantity: 1 }) })
      .thenRefused('UNAVAILABLE_ITEMS', { itemIds: ['shirt'], originalQuantities: ['7'], available: ['5'] })
  })

  test('with aggressive prevention an order that waits for its money is promised stock as soon as it is authorized', () => {
    given(prevention('aggressive'), placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } } }))
      .when('ClearWaitingForPayment', { reason: 'granted' })
      .thenEvents('WaitingForPaymentCleared', 'StockAllocated')
  })

  test('goods that went while the money was awaited hold the order under aggressive prevention, and only there', () => {
    const waiting = placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } }, ...shirts(15) })
    const gone = did('RemoveStock', removal(4), { aggregateId: 'main' })
    const { world } = given(prevention('aggressive'), waiting, gone)
      .when('ClearWaitingForPayment', { reason: 'granted' })
      .thenEvents('WaitingForPaymentCleared', 'StockAllocated', 'OrderPutOnHold')
      .thenOrder({ holds: [{ reasonCode: 'OUT_OF_STOCK' }], status: 1 })
    expect(orderOf(world).allocations.reduce((sum, each) => sum + each.quantity, 0)).toBe(11)
    given(prevention('standard'), storeSetTo({ allocateAt: 'checkout' }), waiting, gone)
      .when('ClearWaitingForPayment', { reason: 'granted' })
      .thenEvents('WaitingForPaymentCleared', 'StockAllocated')
  })

  test('no parcel leaves by itself under aggressive prevention while something is missing; a manager decides', () => {
    const waiting = placed({ create: { authorization: { status: 'pending', reference: 'psp-1' } }, ...shirts(15) })
    const gone = did('RemoveStock', removal(4), { aggregateId: 'main' })
    given(prevention('aggressive'), storeSetTo({ directToShipment: true }), waiting, gone)
      .when('ClearWaitingForPayment', { reason: 'granted' })
      .thenOrder({ status: 2, shipments: [], holds: [{ reasonCode: 'OUT_OF_STOCK' }] })
      .when('ResumeOrder', {})
      .thenOrder({ status: 3, holds: [], shipments: [{ isGoodToGo: true }, { isGoodToGo: true }] })
  })

  test('preorders are sold before there is stock, whatever is prevented', () => {
    const preorder = { lines: [aLine('L1', 'poster', { preorder: true })] }
    for (const level of ['off', 'standard', 'aggressive'] as const) {
      given(prevention(level), selected(preorder)).when('CreateOrder', checkout()).thenAccepted()
    }
  })

  test('what is imported was sold elsewhere, whatever is prevented here', () => {
    given(prevention('aggressive'), selected({ ...sixteen, origin: 'import' }))
      .when('CreateOrder', checkout())
      .thenAccepted()
  })
})

describe('what warehouses and items keep back', () => {
  test('a threshold holds for customers in each warehouse, and not for the staff', () => {
    expect(mostSold([threshold(2)], 'link')).toBe(11)
    expect(mostSold([threshold(2)], 'showroom')).toBe(15)
    expect(mostSold([threshold(2)], 'counter')).toBe(15)
  })

  test('an offset of the item holds for customers, and not for the staff', () => {
    expect(mostSold([shirtItem({ stockOffset: 4 })], 'link')).toBe(11)
    expect(mostSold([shirtItem({ stockOffset: 4 })], 'showroom')).toBe(15)
  })

  test('an offset overrides the thresholds, an offset of nothing too', () => {
    expect(mostSold([threshold(2), shirtItem({ stockOffset: 1 })], 'link')).toBe(14)
    expect(mostSold([threshold(2), shirtItem({ stockOffset: 0 })], 'link')).toBe(15)
  })

  test('what one warehouse keeps back is never taken from another', () => {
    expect(mostSold([stocked('north', 'shirt', 1), threshold(3)], 'link')).toBe(7)
  })

  test('a basket the staff put together and a customer checks out by a link is the customer’s', () => {
    const via = 'a'.repeat(64)
    const link = did('CreateMagicLink', {
      tokenHash: via,
      scope: 'edit',
      lockContents: false,
      lockPrices: false,
      expiresAt: '2026-01-01T00:00:00.000Z',
    })
    const { world } = given(prevention('standard'), threshold(2), selected(shirts(12)), link)
    expect(issue(world, 'CreateOrder', checkout(), { role: 'integration', via })).toMatchObject({
      outcome: 'refused',
      refusal: { code: 'UNAVAILABLE_ITEMS', facts: { available: ['11'] } },
    })
    expect(stateOf(world).selection?.state).toBe('open')
    expect(issue(world, 'CreateOrder', checkout())).toMatchObject({ outcome: 'accepted' })
  })
})

function removal(quantity: number) {
  return { warehouseId: 'main', lines: [{ itemId: 'shirt', quantity }], note: '' }
}
