import { sumOf } from '../../shared/base/money.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { LifecycleGateway } from '../ports/lifecycle-gateway.ts'
import { isReturnOf, orderIdOf, orderLineIdOf } from './ledger-ids.ts'
import type { PlannedGiveBack, PlannedSale } from './ledger-plan.ts'
import type { SoldLine, SoldOrder } from './match-returns.ts'

/** What the invoices of this file sold. */
export function soldByPlan(sales: readonly PlannedSale[]): readonly SoldOrder[] {
  return sales.map((sale) => ({
    orderId: orderIdOf(sale.invoice),
    at: sale.at,
    fromLine: sale.lines[0]?.row.line ?? 1,
    shippingLeft: sale.shipping,
    handlingLeft: sale.handling,
    lines: sale.goods.map(
      (line, index): SoldLine => ({
        orderId: orderIdOf(sale.invoice),
        orderLineId: orderLineIdOf(sale.invoice, index),
        customer: sale.customer,
        sku: line.sku,
        unitPrice: line.unitPrice,
        left: line.quantity,
      }),
    ),
  }))
}

const ORDERS_PER_CUSTOMER = 200

/**
 * What customers who give something back in this file bought in files imported before, oldest first. What this very file
 * has given back in an earlier run is not counted, so that repeating it finds what it found.
 */
export async function soldBefore(
  gateway: LifecycleGateway,
  giveBacks: readonly PlannedGiveBack[],
  inThisFile: readonly PlannedSale[],
): Promise<readonly SoldOrder[]> {
  const known = new Set(inThisFile.map((sale) => orderIdOf(sale.invoice)))
  const invoices = giveBacks.map((giveBack) => giveBack.invoice)
  const found: Order[] = []
  for (const customer of new Set(giveBacks.map((giveBack) => giveBack.customer))) {
    if (customer === '') continue
    for (const row of await gateway.search(`Customer ${customer}`, { limit: ORDERS_PER_CUSTOMER, includeArchived: true })) {
      if (known.has(row.id) || row.kind !== 'order') continue
      known.add(row.id)
      const order = await gateway.readOrder(row.id)
      if (order && !order.deleted && order.order.customerId === customer && order.order.externalIds.invoice) found.push(order.order)
    }
  }
  return found
    .sort((a, b) => (a.orderDate < b.orderDate ? -1 : a.orderDate > b.orderDate ? 1 : 0))
    .map((order) => soldOrder(order, invoices))
}

function soldOrder(order: Order, invoices: readonly string[]): SoldOrder {
  const isOwn = (returnId: string) => invoices.some((invoice) => isReturnOf(invoice, order.id, returnId))
  const others = order.returns.filter((each) => each.deletedAt === null && !isOwn(each.id))
  const returned = (orderLineId: string) =>
    sumOf(others, (each) => sumOf(each.lines, (line) => (line.orderLineId === orderLineId ? line.quantity : 0)))
  const shipped = (orderLineId: string) =>
    sumOf(order.shipments, (each) =>
      each.shippedAt === null ? 0 : sumOf(each.lines, (line) => (line.orderLineId === orderLineId ? line.quantity : 0)),
    )
  return {
    orderId: order.id,
    at: order.orderDate,
    fromLine: 0,
    shippingLeft: order.shippingCost - sumOf(others, (each) => each.shippingCost),
    handlingLeft: order.handlingCost - sumOf(others, (each) => each.handlingCost),
    lines: order.lines.map((line) => ({
      orderId: order.id,
      orderLineId: line.id,
      customer: order.customerId ?? '',
      sku: line.snapshot.sku,
      unitPrice: line.unitPrice,
      left: shipped(line.id) - returned(line.id),
    })),
  }
}
