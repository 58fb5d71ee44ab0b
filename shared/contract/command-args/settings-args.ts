import { z } from 'zod'
import {
  codeText,
  countryCode,
  currencyCode,
  idText,
  lineList,
  list,
  minorUnits,
  noteText,
  percent,
  quantity,
  shortText,
  someQuantity,
  text,
} from '../plain-values.ts'
import { listView } from '../view-schema.ts'
import { seller, stockAction } from './parts.ts'

const minutes = z.int().min(0).max(1_000_000)
const days = z.int().min(0).max(36_500)

/** Of invoice numbers: short, and the same in every script and on every keyboard. */
const seriesPrefix = z.string().regex(/^[A-Z0-9-]{0,12}$/, 'must be capital letters, digits or hyphens, at most 12')

const store = z.strictObject({
  id: idText,
  name: shortText,
  type: z.enum(['DTC', 'B2B', 'retail']),
  currency: currencyCode,
  timeZone: text(64),
  autoconfirmOrders: z.boolean(),
  directToShipment: z.boolean(),
  directCapture: z.boolean(),
  allocateAt: z.enum(['confirm', 'checkout']),
  allowBackorders: z.boolean(),
  oversellingPrevention: z.enum(['off', 'standard', 'aggressive']),
  selectionLifetimeDays: days,
  newSelectionAtSignIn: z.boolean().exactOptional(),
  abandonedAfterMinutes: minutes,
  wfpAttentionMinutes: minutes,
  deskWindowDays: days.exactOptional(),
  shipWithinDays: days.exactOptional(),
  defaultStockActionOnReturn: stockAction,
  deleteCancelledAllowed: z.boolean(),
  allowRefundWithoutReturn: z.boolean(),
  returnWindowDays: days.nullable(),
  requirePackVerification: z.boolean(),
  roundType: z.enum(['item', 'line', 'total']),
  roundMode: z.enum(['halfUp', 'halfDown', 'halfEven', 'up', 'down']).exactOptional(),
  pricesIncludeTax: z.boolean(),
  exchangeRates: z.record(currencyCode, z.number().positive().max(1_000_000_000)).exactOptional(),
  shippingTaxPercent: percent,
  seller: seller.exactOptional(),
  invoicePrefix: seriesPrefix.exactOptional(),
  creditSlipPrefix: seriesPrefix.exactOptional(),
})

const carrier = z.strictObject({
  id: idText,
  name: shortText,
  delay: shortText,
  trackingUrl: text(2000),
  active: z.boolean(),
  isFree: z.boolean(),
  billing: z.enum(['weight', 'price']),
  rangeBehavior: z.enum(['disable', 'highest']),
  zoneIds: list(idText),
  ranges: list(z.strictObject({ from: minorUnits, to: minorUnits, zoneId: idText, price: minorUnits })),
  maxWeight: minorUnits.nullable(),
})

const paymentMethod = z.strictObject({
  id: idText,
  name: shortText,
  kind: z.enum(['psp', 'cash', 'externalTerminal', 'invoice', 'bankWire', 'check', 'cod', 'prepaid', 'free']),
  active: z.boolean(),
  shipBeforePayment: z.boolean(),
  restrictions: z.strictObject({
    currencies: list(currencyCode),
    countries: list(countryCode),
    groups: list(idText),
    carriers: list(idText),
  }),
})

const settings = z.strictObject({
  shopName: shortText,
  stores: list(store),
  markets: list(
    z.strictObject({
      id: idText,
      storeId: idText,
      name: shortText,
      countries: list(countryCode),
      allocationRuleId: idText,
      pricelistId: idText.exactOptional(),
    }),
  ),
  pricelists: list(z.strictObject({ id: idText, name: shortText, currency: currencyCode })).exactOptional(),
  allocationRules: list(z.strictObject({ id: idText, name: shortText, warehouseIds: list(idText) })),
  warehouses: list(
    z.strictObject({
      id: idText,
      name: shortText,
      kind: z.enum(['warehouse', 'brickAndMortar']),
      threshold: quantity,
      active: z.boolean(),
      allotments: list(z.strictObject({ deskId: idText, keep: z.union([someQuantity, z.literal('everything')]) })).exactOptional(),
      boxes: z
        .array(z.strictObject({ name: shortText, size: shortText, emptyWeight: minorUnits }))
        .max(40)
        .exactOptional(),
    }),
  ),
  zones: list(z.strictObject({ id: idText, name: shortText, countries: list(countryCode), active: z.boolean() })),
  carriers: list(carrier),
  shippingMethods: list(z.strictObject({ id: idText, name: shortText, carrierId: idText, service: shortText, pickup: z.boolean() })),
  paymentMethods: list(paymentMethod),
  views: z.array(listView).max(40).exactOptional(),
})

const item = z.strictObject({
  id: idText,
  sku: codeText,
  ean: codeText,
  productName: shortText,
  brandName: shortText,
  variantName: shortText,
  size: shortText,
  weight: minorUnits,
  unitPrice: minorUnits,
  currency: currencyCode,
  prices: list(z.strictObject({ pricelistId: idText, unitPrice: minorUnits })).exactOptional(),
  taxPercent: percent,
  preorder: z.boolean(),
  stockOffset: z.int().min(-1_000_000).max(1_000_000).nullable(),
  places: list(z.strictObject({ warehouseId: idText, place: codeText })).exactOptional(),
  active: z.boolean(),
})

const stockLines = lineList(z.strictObject({ itemId: idText, quantity: someQuantity }))

/** Arguments of the commands on stock, catalogue and settings. */
export const settingsArgs = {
  ReceiveStock: z.strictObject({
    warehouseId: idText,
    lines: stockLines,
    note: noteText,
  }),
  CountStock: z.strictObject({ warehouseId: idText, lines: lineList(z.strictObject({ itemId: idText, quantity })), note: noteText }),
  RemoveStock: z.strictObject({ warehouseId: idText, lines: stockLines, note: noteText }),
  TransferStock: z.strictObject({ fromWarehouseId: idText, toWarehouseId: idText, lines: stockLines, note: noteText }),
  GrantAllotment: z.strictObject({ warehouseId: idText, deskId: idText, lines: stockLines }),
  ReturnAllotment: z.strictObject({ warehouseId: idText, deskId: idText, lines: stockLines }),
  SaveItems: z.strictObject({ items: lineList(item) }),
  SaveSettings: z.strictObject({ settings, before: settings.exactOptional() }),
}
