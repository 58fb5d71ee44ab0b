// Where walks begin and what they may be made of.

import fc from 'fast-check'
import { STEP_NAMES, type WalkStep } from './walk-steps.ts'
import type { WalkPlan } from './walk-world.ts'

/** At most this many steps; on average half of it. */
const STEPS = 100

const basketLine = fc.record({
  item: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 5 }),
  unitPrice: fc.constantFrom(0, 333, 999, 1_000, 12_345),
  lineDiscount: fc.constantFrom(0, 0, 1, 100),
})

/** A shop and up to three orders in it; prices that do not divide, vouchers, costs. */
export const plan: fc.Arbitrary<WalkPlan> = fc.record({
  store: fc.record({
    autoconfirmOrders: fc.boolean(),
    directCapture: fc.boolean(),
    allowBackorders: fc.boolean(),
    requirePackVerification: fc.constantFrom(false, false, false, true),
    allowRefundWithoutReturn: fc.boolean(),
    allocateAt: fc.constantFrom('confirm', 'confirm', 'checkout'),
    pricesIncludeTax: fc.boolean(),
  }),
  stock: fc.array(fc.nat(8), { minLength: 3, maxLength: 3 }),
  orders: fc.array(
    fc.record({
      payment: fc.constantFrom('psp', 'psp', 'psp', 'cash', 'invoice', 'bankWire', 'cod', 'prepaid'),
      authorization: fc.constantFrom('granted', 'granted', 'asked for later', 'granted in part'),
      lines: fc.array(basketLine, { minLength: 1, maxLength: 3 }),
      voucher: fc.constantFrom(0, 0, 7, 1_000),
      shippingCost: fc.constantFrom(0, 490, 4_901),
      handlingCost: fc.constantFrom(0, 0, 99),
    }),
    { minLength: 1, maxLength: 3 },
  ),
})

const step: fc.Arbitrary<WalkStep> = fc.record({
  name: fc.oneof({ weight: 2, arbitrary: fc.constant('Onward' as const) }, { weight: 3, arbitrary: fc.constantFrom(...STEP_NAMES) }),
  order: fc.nat(2),
  pick: fc.nat(6),
  quantity: fc.nat(5),
  share: fc.nat(1_100),
  side: fc.boolean(),
})

/** Any sequence of steps. */
export const walk = fc.array(step, { maxLength: STEPS, size: 'max' })
