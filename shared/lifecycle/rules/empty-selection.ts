import type { Selection } from '../selection.ts'

/** A basket about which nothing was said yet. */
export const EMPTY_SELECTION: Omit<
  Selection,
  'id' | 'storeId' | 'marketId' | 'currency' | 'kind' | 'ownerKind' | 'origin' | 'createdAt' | 'updatedAt'
> = {
  language: 'en',
  customerId: null,
  lines: [],
  discounts: [],
  shippingMethodId: null,
  paymentMethodId: null,
  address: null,
  shippingAddress: null,
  shippingCost: null,
  handlingCost: 0,
  comment: '',
  giftMessage: '',
  poNumber: '',
  vatExempt: false,
  originOrderId: null,
  originReturnId: null,
  exchangeCredit: 0,
  state: 'open',
  orderId: null,
  expiresAt: null,
}
