import type { DocumentContent, DocumentKind, DocumentLine, DocumentParcel, DocumentPayment, Seller } from './document.ts'
import { costsInvoiced, documentAmounts, documentPrices, type PricedUnits } from './document-amounts.ts'
import { standingNumber } from './find-document.ts'
import { findStore, findWarehouse } from './find-setting.ts'
import type { Order, OrderLine } from './order.ts'
import { costsToCarry, paidOf } from './order-money.ts'
import type { Payment } from './payment.ts'
import { activeQuantity, findLine, findReturn, findShipment } from './quantities.ts'
import type { Return } from './return.ts'
import type { ShopSettings } from './settings.ts'
import type { Shipment } from './shipment.ts'

export const NO_SELLER: Seller = {
  legalName: '',
  address1: '',
  address2: '',
  zipCode: '',
  city: '',
  country: '',
  vatNumber: '',
  registrationNumber: '',
  email: '',
  phoneNumber: '',
  website: '',
  bankAccount: '',
  footnote: '',
}

/** What a paper of this kind says about its subject as things stand now; null where there is no such shipment or return. */
export function composeDocument(
  kind: DocumentKind,
  order: Order,
  subjectId: string,
  settings: ShopSettings,
  tendered: number | null = null,
): DocumentContent | null {
  switch (kind) {
    case 'packingSlip':
    case 'deliveryNote': {
      const shipment = findShipment(order, subjectId)
      return shipment ? { ...basis(order, settings), ...aboutShipment(order, shipment, settings) } : null
    }
    case 'invoice': {
      const shipment = findShipment(order, subjectId)
      return shipment ? { ...basis(order, settings), ...aboutShipment(order, shipment, settings), ...charged(order, shipment) } : null
    }
    case 'returnSlip':
    case 'creditSlip': {
      const back = findReturn(order, subjectId)
      return back ? { ...basis(order, settings), ...aboutReturn(order, back, settings, kind === 'creditSlip') } : null
    }
    case 'receipt':
      return subjectId === order.id ? { ...basis(order, settings), ...sold(order), tendered } : null
  }
}

function basis(order: Order, settings: ShopSettings): DocumentContent {
  const store = findStore(settings, order.storeId)
  return {
    language: order.language,
    currency: order.currency,
    timeZone: store?.timeZone ?? 'UTC',
    shopName: settings.shopName,
    seller: store?.seller ?? { ...NO_SELLER, legalName: settings.shopName },
    billTo: order.billingAddress,
    shipTo: order.shippingAddress,
    order: {
      number: order.number,
      reference: order.reference,
      date: order.orderDate,
      poNumber: order.poNumber,
      buyerName: order.buyerName,
      paymentMethod: order.paymentMethodName,
      shippingMethod: order.shippingMethodName,
      isPickup: order.isPickup,
      isVatExempt: order.vatExempt,
    },
    parcel: null,
    goodsBack: null,
    invoiceNumber: null,
    lines: [],
    amounts: null,
    payments: [],
    tendered: null,
    message: '',
  }
}

type Part = Partial<DocumentContent>

function aboutShipment(order: Order, shipment: Shipment, settings: ShopSettings): Part {
  return {
    shipTo: shipment.shippingAddress ?? order.shippingAddress,
    parcel: parcelOf(shipment, settings),
    lines: shipment.lines.flatMap(({ orderLineId, quantity, serialNumbers }) => {
      const line = findLine(order, orderLineId)
      return line ? [lineOf(line, quantity, serialNumbers)] : []
    }),
    message: shipment.additionalMessage || order.giftMessage,
  }
}

function charged(order: Order, shipment: Shipment): Part {
  const units = shipment.lines.flatMap(({ orderLineId, quantity, value }): readonly PricedUnits[] => {
    const line = findLine(order, orderLineId)
    return line ? [{ line, quantity, value }] : []
  })
  const carried = costsToCarry(order, shipment)
  const invoiced = costsInvoiced(order)
  const costs = {
    shipping: Math.max(0, Math.min(carried.shippingCost, order.shippingCost - invoiced.shipping)),
    handling: Math.max(0, Math.min(carried.handlingCost, order.handlingCost - invoiced.handling)),
  }
  return {
    ...priced(order, units, costs),
    payments: shipment.isPaid ? [{ name: order.paymentMethodName, amount: shipment.paidValue }] : [],
  }
}

function aboutReturn(order: Order, back: Return, settings: ShopSettings, isCredit: boolean): Part {
  const shipment = findShipment(order, back.shipmentId)
  const about: Part = {
    shipTo: shipment?.shippingAddress ?? order.shippingAddress,
    parcel: shipment ? parcelOf(shipment, settings) : null,
    goodsBack: { number: back.number, at: back.createdAt, comment: back.comment },
    invoiceNumber: standingNumber(order, back.shipmentId),
  }
  const units = back.lines.flatMap(({ orderLineId, quantity, value }): readonly PricedUnits[] => {
    const line = findLine(order, orderLineId)
    return line ? [{ line, quantity, value }] : []
  })
  if (!isCredit) return { ...about, lines: units.map(({ line, quantity }) => lineOf(line, quantity)) }
  const { shippingCost: shipping, handlingCost: handling, returnCost, voucherValue } = back
  return { ...about, ...priced(order, units, { shipping, handling, returnCost, voucherValue }) }
}

function sold(order: Order): Part {
  const units = order.lines
    .map((line): PricedUnits => ({ line, quantity: activeQuantity(line), value: line.total - line.cancelledValue }))
    .filter(({ quantity }) => quantity > 0)
  const isSplit = order.payments.length > 1
  return {
    ...priced(order, units, { shipping: order.shippingCost, handling: order.handlingCost }),
    payments: order.payments.map((payment) => printedPayment(payment, isSplit)).filter(({ amount }) => amount > 0),
    message: order.giftMessage,
  }
}

// Of what a slip of the shop's own says, a credit's is not for the customer; which part change came out of is told where there are several.
function printedPayment(payment: Payment, isSplit: boolean): DocumentPayment {
  const reference = payment.kind === 'externalTerminal' ? payment.externalReference : ''
  return {
    name: payment.methodName,
    amount: paidOf(payment),
    ...(reference === '' ? {} : { reference }),
    ...(isSplit && payment.kind === 'cash' ? { isCash: true as const } : {}),
  }
}

function priced(order: Order, units: readonly PricedUnits[], costs: Parameters<typeof documentAmounts>[2]): Part {
  const prices = documentPrices(order, units, costs)
  return {
    lines: units.map(({ line, quantity }, index) => {
      const price = prices[index]
      return price ? { ...lineOf(line, quantity), price } : lineOf(line, quantity)
    }),
    amounts: documentAmounts(order, units, costs),
  }
}

function lineOf({ snapshot }: OrderLine, quantity: number, serialNumbers: readonly string[] = []): DocumentLine {
  const { sku, ean, productName, brandName, variant, size } = snapshot
  return {
    sku,
    ean,
    name: productName,
    detail: [brandName, variant, size].filter((each) => each !== '').join(' · '),
    quantity,
    serialNumbers,
  }
}

function parcelOf(shipment: Shipment, settings: ShopSettings): DocumentParcel {
  const { number, carrier, service, numberOfPackages, box = '', trackingNumber, returnTrackingNumber, shippedAt } = shipment
  const warehouseName = findWarehouse(settings, shipment.warehouseId)?.name ?? ''
  return {
    number,
    warehouseName,
    carrier,
    service,
    numberOfPackages,
    ...(box === '' ? {} : { box }),
    trackingNumber,
    returnTrackingNumber,
    shippedAt,
  }
}
