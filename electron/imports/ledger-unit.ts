import { sumOf } from '../../shared/base/money.ts'
import { type Address, EMPTY_ADDRESS } from '../../shared/lifecycle/address.ts'
import type { Command, NewLine } from '../../shared/lifecycle/command.ts'
import type { Refusal } from '../../shared/lifecycle/refusal.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { IssuedNumber } from '../ports/number-source.ts'
import type { ShopPlace } from './first-shop.ts'
import { CATALOGUE, commandOf, type Envelope, stockOf } from './import-desk.ts'
import { createOrderIdOf, ledgerCommandId, orderIdOf, orderLineIdOf } from './ledger-ids.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { PlannedSale } from './ledger-plan.ts'
import type { LedgerTable } from './ledger-table.ts'
import { Rehearsal } from './rehearsal.ts'

/** What a unit of commands is worked out with. */
export interface UnitWorld {
  readonly settings: ShopSettings
  readonly place: ShopPlace
  readonly currency: string
  readonly envelope: Envelope
  readonly issued: IssuedNumber
  readonly table: LedgerTable
  /** The item of a stock code, and whether the catalogue has it already. */
  itemOf(sku: string): { readonly item: ProductItem; readonly isNew: boolean }
}

export type Unit =
  | { readonly commands: readonly Command[]; readonly refusal: null }
  | { readonly commands: null; readonly refusal: Refusal }

/** The order lines of an invoice, ids and all. */
export function saleLines(sale: PlannedSale, itemOf: UnitWorld['itemOf']): readonly NewLine[] {
  return sale.goods.map((line, index) => {
    const { item } = itemOf(line.sku)
    return {
      id: orderLineIdOf(sale.invoice, index),
      itemId: item.id,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      taxPercent: 0,
      snapshot: {
        productName: line.description || item.productName,
        brandName: item.brandName,
        variant: item.variantName,
        size: item.size,
        sku: line.sku,
        ean: item.ean,
      },
    }
  })
}

/** An invoice as an order that has lived: its goods come in, are ordered, confirmed, packed and leave, paid. */
export function saleUnit(sale: PlannedSale, world: UnitWorld): Unit {
  const orderId = orderIdOf(sale.invoice)
  const { settings, place, envelope, issued } = world
  const order = { type: 'order', id: orderId } as const
  const id = (step: string) => ledgerCommandId(sale.invoice, step)
  const lines = saleLines(sale, world.itemOf)
  const items = [...new Set(sale.goods.map((line) => world.itemOf(line.sku)))]
  const newItems = items.filter((each) => each.isNew).map((each) => each.item)
  const total = sumOf(sale.goods, (line) => line.quantity * line.unitPrice) + sale.shipping + sale.handling - sale.discount
  const method = settings.paymentMethods.find((each) => each.active && each.kind === (total === 0 ? 'free' : 'externalTerminal'))
  const address = addressOf(sale)

  const rehearsal = new Rehearsal({ settings, items: items.filter((each) => !each.isNew).map((each) => each.item) })
  const play = (command: Command) => rehearsal.play(command)
  const refusal =
    (newItems.length > 0 ? play(commandOf('SaveItems', id('SaveItems'), CATALOGUE, { items: newItems }, envelope)) : null) ??
    play(
      commandOf(
        'ReceiveStock',
        id('ReceiveStock'),
        stockOf(place.warehouseId),
        { warehouseId: place.warehouseId, lines: receipts(lines), note: `Import: invoice ${sale.invoice}` },
        envelope,
      ),
    ) ??
    play(
      commandOf(
        'CreateSelection',
        id('CreateSelection'),
        { type: 'selection', id: orderId },
        {
          storeId: place.storeId,
          marketId: place.marketId,
          currency: world.currency,
          origin: 'import',
          lines,
          changes: {
            customerId: sale.customer || null,
            ownerKind: sale.customer ? 'customer' : 'anonymous',
            address,
            shippingAddress: address,
            paymentMethodId: method?.id ?? null,
            shippingCost: sale.shipping,
            handlingCost: sale.handling,
            discounts: sale.discount > 0 ? [{ kind: 'manual', name: 'Discount', amount: sale.discount }] : [],
          },
        },
        envelope,
      ),
    ) ??
    play(
      commandOf(
        'CreateOrder',
        createOrderIdOf(sale.invoice),
        order,
        {
          number: issued.number,
          reference: issued.reference,
          externalIds: { invoice: sale.invoice },
          imported: foreignFields(sale, world.table),
          orderDate: envelope.occurredAt,
        },
        envelope,
      ),
    ) ??
    play(commandOf('ConfirmOrder', id('ConfirmOrder'), order, {}, envelope)) ??
    play(commandOf('ExpediteOrder', id('ExpediteOrder'), order, {}, envelope)) ??
    shipAll(rehearsal, id, envelope)
  return refusal ? { commands: null, refusal } : { commands: rehearsal.commands, refusal: null }
}

function shipAll(rehearsal: Rehearsal, id: (step: string) => string, envelope: Envelope): Refusal | null {
  const shipments = rehearsal.order?.shipments ?? []
  for (const [index, shipment] of shipments.entries()) {
    const order = { type: 'order', id: rehearsal.order?.id ?? '' } as const
    const refusal =
      rehearsal.play(commandOf('SetGoodToGo', id(`SetGoodToGo ${index}`), order, { shipmentId: shipment.id }, envelope)) ??
      rehearsal.play(
        commandOf(
          'CompleteShipment',
          id(`CompleteShipment ${index}`),
          order,
          { shipmentId: shipment.id, dispatch: { sendEmail: false } },
          envelope,
        ),
      )
    if (refusal) return refusal
  }
  return null
}

function receipts(lines: readonly NewLine[]): readonly { readonly itemId: string; readonly quantity: number }[] {
  const byItem = Map.groupBy(lines, (line) => line.itemId)
  return [...byItem].map(([itemId, same]) => ({ itemId, quantity: sumOf(same, (line) => line.quantity) }))
}

function addressOf(sale: PlannedSale): Address {
  const who = sale.customer ? { firstName: 'Customer', lastName: sale.customer } : { firstName: 'Guest', lastName: '' }
  return { ...EMPTY_ADDRESS, ...who, country: sale.country }
}

/** Columns nobody knows, and a country that is none, kept as read: one value where all lines agree, else one per line. */
function foreignFields(sale: PlannedSale, table: LedgerTable): Readonly<Record<string, unknown>> {
  const known = new Set(table.columns.values())
  const fields: [string, unknown][] = [['InvoiceNo', sale.invoice]]
  if (sale.country === '' && sale.countryName !== '') fields.push(['Country', sale.countryName])
  for (const [index, name] of table.header.entries()) {
    if (known.has(index) || name === '' || /passw|passphrase|pwd/i.test(name)) continue
    const values = sale.lines.map((line: LedgerLine) => line.row.cells[index] ?? '')
    if (values.every((value) => value === '')) continue
    fields.push([name, values.every((value) => value === values[0]) ? values[0] : values])
  }
  return Object.fromEntries(fields)
}
