// Baskets and how they are checked out, from a throw of dice to arguments.

import type { Role } from '../../shared/lifecycle/actor.ts'
import type { CommandArgs, NewLine } from '../../shared/lifecycle/command.ts'
import type { Selection } from '../../shared/lifecycle/selection.ts'
import type { PaymentKind } from '../../shared/lifecycle/settings.ts'
import { TEST_ADDRESS, TEST_ITEMS } from '../support/test-shop.ts'
import { placeOf } from './walk-shop.ts'

export interface BasketLine {
  readonly item: number
  readonly quantity: number
  readonly unitPrice: number
  readonly lineDiscount: number
}

export type Authorization = 'granted' | 'granted in part' | 'pending' | 'declined' | 'asked for later'

export interface OrderPlan {
  readonly store: number
  readonly by: Extract<Role, 'admin' | 'counter'>
  readonly origin: Selection['origin']
  readonly currency: string
  readonly payment: PaymentKind
  /** Only where a provider is behind the order. */
  readonly authorization: Authorization
  readonly lines: readonly BasketLine[]
  readonly voucher: number
  readonly shippingCost: number | null
  readonly handlingCost: number
  readonly shippingMethod: 'home' | 'pickup'
  readonly vatExempt: boolean
  readonly confirmNow: boolean
  readonly holdNow: boolean
}

export function basketArgs(plan: OrderPlan, id: string): CommandArgs['CreateSelection'] {
  return {
    ...placeOf(plan.store),
    currency: plan.currency,
    origin: plan.origin,
    lines: plan.lines.map((line, index) => basketLine(line, `${id}-L${index + 1}`, index)),
    changes: {
      ...(plan.origin === 'link' ? {} : { customerId: 'customer', ownerKind: 'customer' }),
      address: TEST_ADDRESS,
      shippingAddress: TEST_ADDRESS,
      shippingMethodId: plan.shippingMethod,
      paymentMethodId: plan.payment,
      shippingCost: plan.shippingCost,
      handlingCost: plan.handlingCost,
      vatExempt: plan.vatExempt,
      discounts: plan.voucher > 0 ? [{ kind: 'voucher', name: 'V', amount: plan.voucher }] : [],
    },
  }
}

export function basketLine(line: BasketLine, id: string, index: number): NewLine {
  const item = TEST_ITEMS[line.item % TEST_ITEMS.length]
  return {
    id,
    itemId: item?.id ?? 'shirt',
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    lineDiscount: Math.min(line.lineDiscount, line.unitPrice * line.quantity),
    taxPercent: index % 2 === 0 ? 25 : 6,
    preorder: line.lineDiscount === 1,
    snapshot: { productName: item?.productName ?? '', brandName: '', variant: '', size: '', sku: item?.sku ?? '', ean: item?.ean ?? '' },
  }
}

export function checkoutArgs(plan: OrderPlan, id: string): CommandArgs['CreateOrder'] {
  return {
    ...checkoutOf(plan.payment === 'psp' ? plan.authorization : 'asked for later', id),
    ...(plan.confirmNow ? { confirmNow: true } : {}),
    ...(plan.holdNow ? { holdNow: { reasonCode: 'CUSTOMER_REQUEST', reason: 'wait' } } : {}),
  }
}

/** The arguments that check a basket out; the number follows from the id. */
export function checkoutOf(authorization: Authorization, id: string): CommandArgs['CreateOrder'] {
  const letters = [...`ORDER${id}`].map((letter) => (/[A-Z]/.test(letter) ? letter : String.fromCharCode(65 + (letter.charCodeAt(0) % 26))))
  return {
    number: id.toUpperCase(),
    reference: letters.join('').padEnd(9, 'A').slice(0, 9),
    ...answerOf(authorization),
  }
}

function answerOf(authorization: Authorization): Pick<CommandArgs['CreateOrder'], 'authorization'> {
  switch (authorization) {
    case 'granted':
      return { authorization: { status: 'success', reference: 'psp' } }
    case 'granted in part':
      return { authorization: { status: 'success', reference: 'psp', amount: 1_000 } }
    case 'pending':
      return { authorization: { status: 'pending', reference: 'psp' } }
    case 'declined':
      return { authorization: { status: 'failed', reference: 'psp' } }
    case 'asked for later':
      return {}
  }
}
