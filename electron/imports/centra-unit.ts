import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Command, NewLine } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { type Phrase, phrase, refusedPhrase } from '../../shared/views/phrase.ts'
import type { CentraLine, CentraOrder } from './centra-payload.ts'
import { derivedId } from './derived-id.ts'
import { CATALOGUE, commandOf, type Envelope, ensureShop, IMPORT_ACTOR, IMPORT_SERIES, type ImportDesk } from './import-desk.ts'
import type { ImportOptions } from './import-report.ts'
import { readDate } from './ledger-dates.ts'
import { Rehearsal } from './rehearsal.ts'

const SOURCE = 'centra'

/** One order as the commands that make it; refused in words where it would not be here what it is there. */
export async function centraUnit(
  desk: ImportDesk,
  centra: CentraOrder,
  options: ImportOptions,
): Promise<Result<readonly Command[], Phrase>> {
  const timeZone = options.timeZone ?? USUAL_ZONES[centra.currency] ?? 'UTC'
  const now = desk.clock.now()
  const occurredAt = centra.date === '' ? now : readDate(centra.date, 'dmy', timeZone)
  if (occurredAt === null) return fail(phrase('The date "{text}" is not a date.', { text: centra.date }))
  const { settings, place } = await ensureShop(desk, {
    currency: centra.currency,
    timeZone,
    shippingTaxPercent: centra.shippingTaxPercent,
    shippingMethods: centra.shippingMethod.id ? [named(centra.shippingMethod)] : [],
    paymentMethods: centra.paymentMethod.id ? [{ ...named(centra.paymentMethod), kind: 'psp', orAnyOfKind: false }] : [],
  })
  const envelope: Envelope = { actor: IMPORT_ACTOR, deskId: desk.numbers.deskId, issuedAt: now, occurredAt }
  const orderId = centraOrderId(centra)
  const id = (step: string) => derivedId(SOURCE, centra.order, step)
  const items = await itemsOf(desk, centra)
  const newItems = [...new Map(items.filter((each) => each.isNew).map((each) => [each.item.id, each.item])).values()]
  const issued = await desk.numbers.numberFor(id('CreateOrder'), IMPORT_SERIES)
  const order = { type: 'order', id: orderId } as const

  const rehearsal = new Rehearsal({ settings, items: items.filter((each) => !each.isNew).map((each) => each.item) })
  const play = (command: Command) => rehearsal.play(command)
  const refusal =
    (newItems.length > 0 ? play(commandOf('SaveItems', id('SaveItems'), CATALOGUE, { items: newItems }, envelope)) : null) ??
    play(
      commandOf(
        'CreateSelection',
        id('CreateSelection'),
        { type: 'selection', id: orderId },
        {
          storeId: place.storeId,
          marketId: place.marketId,
          currency: centra.currency,
          origin: 'import',
          lines: centra.lines.map((line, index) => newLine(line, centra, index, items[index]?.item.id ?? '')),
          changes: {
            ownerKind: 'anonymous',
            language: centra.language,
            address: centra.address,
            shippingAddress: centra.shippingAddress,
            shippingMethodId: centra.shippingMethod.id || null,
            paymentMethodId: centra.paymentMethod.id || null,
            shippingCost: centra.shippingCost,
            handlingCost: centra.handlingCost,
            discounts: centra.discounts,
            comment: centra.comment,
            giftMessage: centra.giftMessage,
            vatExempt: centra.vatExempt,
          },
        },
        envelope,
      ),
    ) ??
    play(
      commandOf(
        'CreateOrder',
        id('CreateOrder'),
        order,
        {
          number: issued.number,
          reference: issued.reference,
          authorization: { status: 'success', reference: `Centra order ${centra.order}`, amount: centra.grandTotal },
          externalIds: { order: centra.order },
          imported: centra.imported,
          orderDate: occurredAt,
        },
        envelope,
      ),
    ) ??
    (centra.isConfirmed ? play(commandOf('ConfirmOrder', id('ConfirmOrder'), order, {}, envelope)) : null)
  if (refusal) return fail(refusedPhrase(refusal))
  const total = rehearsal.order?.totals.grandTotal
  if (total !== centra.grandTotal)
    return fail(
      phrase('Here the order would cost {total}, the payload says {told} (in minor units).', {
        total: `${total}`,
        told: `${centra.grandTotal}`,
      }),
    )
  return ok(rehearsal.commands)
}

function newLine(line: CentraLine, centra: CentraOrder, index: number, itemId: string): NewLine {
  return { ...line, id: orderLineIdOf(centra, index), itemId }
}

/** Items by what Centra calls them; SKU and size together, because a SKU there names a product, not a size of it. */
async function itemsOf(desk: ImportDesk, centra: CentraOrder): Promise<readonly { readonly item: ProductItem; readonly isNew: boolean }[]> {
  const wanted = centra.lines.map((line) => itemFrom(line, centra))
  const known = new Map((await desk.gateway.items(wanted.map((item) => item.id))).map((item) => [item.id, item]))
  return wanted.map((item) => ({ item: known.get(item.id) ?? item, isNew: !known.has(item.id) }))
}

function itemFrom(line: CentraLine, centra: CentraOrder): ProductItem {
  const { snapshot } = line
  return {
    id: derivedId(SOURCE, 'item', line.externalIds.item ?? '', snapshot.sku, snapshot.size),
    sku: snapshot.sku,
    ean: snapshot.ean,
    productName: snapshot.productName,
    brandName: snapshot.brandName,
    variantName: snapshot.variant,
    size: snapshot.size,
    weight: 0,
    unitPrice: line.unitOriginalPrice,
    currency: centra.currency,
    taxPercent: line.taxPercent,
    preorder: false,
    stockOffset: null,
    active: true,
  }
}

export function centraOrderId(centra: CentraOrder): string {
  return derivedId(SOURCE, centra.order)
}

function orderLineIdOf(centra: CentraOrder, index: number): string {
  return derivedId(SOURCE, centra.order, 'line', String(index))
}

/** True when the order has every line the payload tells, as many and as dear. */
export function holdsCentraLines(order: Order, centra: CentraOrder): boolean {
  return centra.lines.every((line, index) => {
    const kept = order.lines.find((each) => each.id === orderLineIdOf(centra, index))
    return kept?.snapshot.sku === line.snapshot.sku && kept.quantity === line.quantity && kept.unitPrice === line.unitPrice
  })
}

// A payload's clock is its shop's; the currency is the best hint there is. `--zone` overrules it.
const USUAL_ZONES: Readonly<Record<string, string>> = {
  SEK: 'Europe/Stockholm',
  NOK: 'Europe/Oslo',
  DKK: 'Europe/Copenhagen',
  EUR: 'Europe/Berlin',
  GBP: 'Europe/London',
  CHF: 'Europe/Zurich',
  PLN: 'Europe/Warsaw',
  USD: 'America/New_York',
}

function named(method: { readonly id: string; readonly name: string }): { readonly id: string; readonly name: string } {
  return { id: method.id, name: method.name || method.id }
}
