// Where walks begin and what they may be made of.

import fc from 'fast-check'
import { STEP_NAMES, type StepName, type WalkStep } from './walk-steps.ts'
import type { WalkPlan } from './walk-world.ts'

const basketLine = fc.record({
  item: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 5 }),
  unitPrice: fc.constantFrom(0, 333, 999, 1_000, 12_345),
  lineDiscount: fc.constantFrom(0, 0, 1, 100),
})

const storeOptions = fc.record({
  autoconfirmOrders: fc.boolean(),
  directToShipment: fc.boolean(),
  directCapture: fc.boolean(),
  allowBackorders: fc.boolean(),
  oversellingPrevention: fc.constantFrom('off', 'off', 'standard', 'aggressive'),
  newSelectionAtSignIn: fc.boolean(),
  selectionLifetimeDays: fc.constantFrom(30, 1),
  returnWindowDays: fc.constantFrom(null, 0, 30),
  requirePackVerification: fc.constantFrom(false, false, false, true),
  allowRefundWithoutReturn: fc.boolean(),
  deleteCancelledAllowed: fc.constantFrom(true, true, false),
  allocateAt: fc.constantFrom('confirm', 'checkout'),
  roundType: fc.constantFrom('line', 'item', 'total'),
  roundMode: fc.constantFrom('halfUp', 'halfUp', 'halfDown', 'halfEven', 'up', 'down'),
  pricesIncludeTax: fc.boolean(),
  shippingTaxPercent: fc.constantFrom(25, 0),
})

/** A shop and up to three orders in it; prices that do not divide, vouchers, costs. */
const plan: fc.Arbitrary<WalkPlan> = fc.record({
  shop: fc.record({
    stores: fc.tuple(storeOptions, storeOptions),
    threshold: fc.constantFrom(0, 0, 2),
    stockOffset: fc.constantFrom(null, null, 1),
  }),
  stock: fc.array(fc.nat(8), { minLength: 3, maxLength: 3 }),
  orders: fc.array(
    fc.record({
      store: fc.nat(1),
      by: fc.constantFrom('admin', 'admin', 'counter'),
      origin: fc.constantFrom('showroom', 'showroom', 'counter', 'link', 'import'),
      currency: fc.constantFrom('SEK', 'SEK', 'JPY', 'KWD'),
      payment: fc.constantFrom('psp', 'psp', 'psp', 'cash', 'invoice', 'bankWire', 'cod', 'prepaid', 'externalTerminal', 'check'),
      authorization: fc.constantFrom('granted', 'granted', 'asked for later', 'granted in part', 'pending', 'declined'),
      lines: fc.array(basketLine, { minLength: 1, maxLength: 3 }),
      voucher: fc.constantFrom(0, 0, 7, 1_000),
      shippingCost: fc.constantFrom(0, 490, 4_901, null),
      handlingCost: fc.constantFrom(0, 0, 99),
      shippingMethod: fc.constantFrom('home', 'home', 'pickup'),
      vatExempt: fc.constantFrom(false, false, true),
      confirmNow: fc.constantFrom(false, false, false, true),
      holdNow: fc.constantFrom(false, false, false, true),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

// What would end a walk's better part by itself is thrown less often.
const RARE: ReadonlySet<StepName> = new Set([
  'SetOrderLock',
  'SaveSettings',
  'SaveItems',
  'CancelOrder',
  'ArchiveOrder',
  'DeleteOrder',
  'SetWaitingForPayment',
])
const COMMON = STEP_NAMES.filter((name) => !RARE.has(name))

const step: fc.Arbitrary<WalkStep> = fc.record({
  name: fc.oneof(
    { weight: 10, arbitrary: fc.constant('Onward' as const) },
    { weight: 14, arbitrary: fc.constantFrom(...COMMON) },
    { weight: 1, arbitrary: fc.constantFrom(...RARE) },
  ),
  role: fc.oneof(
    { weight: 7, arbitrary: fc.constant('admin' as const) },
    { weight: 3, arbitrary: fc.constantFrom('manager', 'counter', 'warehouse', 'integration') },
  ),
  order: fc.nat(7),
  pick: fc.nat(6),
  quantity: fc.nat(5),
  share: fc.nat(1_100),
  side: fc.boolean(),
})

/** A walk of so many steps, and where it begins. */
export function walkOf(steps: number): fc.Arbitrary<[WalkPlan, WalkStep[]]> {
  return fc.tuple(plan, fc.array(step, { minLength: steps, maxLength: steps, size: 'max' }))
}
