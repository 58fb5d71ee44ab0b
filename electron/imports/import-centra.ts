import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Command, NewLine } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { refusalText } from '../../shared/views/refusal-sentence.ts'
import { type CentraLine, type CentraOrder, looksLikeOrder, readCentraOrder } from './centra-payload.ts'
import { derivedId } from './derived-id.ts'
import type { FileFault } from './file-fault.ts'
import { CATALOGUE, commandOf, type Envelope, ensureShop, IMPORT_ACTOR, IMPORT_SERIES, type ImportDesk } from './import-desk.ts'
import { breathe, type ImportOptions, type ImportReport, type OnProgress } from './import-report.ts'
import { jsonFaultOffset } from './json-fault.ts'
import { readDate } from './ledger-dates.ts'
import { cleanPayload, isRecord, type Json } from './payload-cleaning.ts'
import type { SourceFile } from './read-source.ts'
import { Rehearsal } from './rehearsal.ts'
import type { RejectedLine } from './rejects-file.ts'
import { lineOfText } from './source-text.ts'

const SOURCE = 'centra'

/** Takes over orders from Centra payloads: one, a list of them, or `{"orders": [...]}`. Each is one atomic unit of ordinary commands. */
export async function importCentra(
  desk: ImportDesk,
  source: SourceFile,
  options: ImportOptions,
  onProgress: OnProgress,
): Promise<Result<ImportReport, FileFault>> {
  const parsed = parseJson(source)
  if (!parsed.ok) return parsed
  const payloads = payloadsIn(parsed.value)
  if (!payloads.some(looksLikeOrder)) return fail(notAnOrder(source.name, payloads.length === 0))

  const rejects: RejectedLine[] = []
  const seen = new Set<string>()
  let [lines, rejected, orders, alreadyThere] = [0, 0, 0, 0]
  for (const [index, payload] of payloads.entries()) {
    onProgress(index, payloads.length, 'Importing orders')
    const count = lineCount(payload)
    lines += count
    const taken = await importOne(desk, payload, options, seen)
    if (taken.ok) {
      orders += 1
      if (taken.value === 'already there') alreadyThere += 1
    } else {
      rejected += count
      rejects.push({ line: index + 1, reason: taken.error, cells: [numberOf(payload), textOf(payload)] })
    }
    await breathe()
  }
  onProgress(payloads.length, payloads.length, 'Importing orders')
  return ok({
    figures: { lines, imported: lines - rejected, rejected, orders, returns: 0 },
    alreadyThere,
    rejects: { header: ['order', 'payload'], delimiter: ',', lines: rejects },
    notes: [`Read as ${payloads.length === 1 ? 'one Centra order' : `${payloads.length} Centra orders`}.`],
  })
}

async function importOne(
  desk: ImportDesk,
  payload: Json,
  options: ImportOptions,
  seen: Set<string>,
): Promise<Result<'imported' | 'already there', string>> {
  const read = readCentraOrder(payload)
  if (!read.ok) return read
  const centra = read.value
  if (seen.has(centra.order)) return fail(`Order ${centra.order} stands in this file twice; the first one counts.`)
  seen.add(centra.order)

  const found = await desk.gateway.readOrder(orderIdOf(centra))
  if (found?.deleted) return fail(`Order ${centra.order} was imported before and then deleted for good.`)
  if (found && !holdsLines(found.order, centra))
    return fail(`Order ${centra.order} was imported before with other lines, as ${found.order.number}.`)
  if (found) return ok('already there')

  const unit = await unitOf(desk, centra, options)
  if (!unit.ok) return unit
  const outcome = await desk.gateway.submitBatch(unit.value)
  return outcome.status === 'accepted' ? ok('imported') : fail(refusalText(outcome.refusal))
}

async function unitOf(desk: ImportDesk, centra: CentraOrder, options: ImportOptions): Promise<Result<readonly Command[], string>> {
  const timeZone = options.timeZone ?? USUAL_ZONES[centra.currency] ?? 'UTC'
  const now = desk.clock.now()
  const occurredAt = centra.date === '' ? now : readDate(centra.date, 'dmy', timeZone)
  if (occurredAt === null) return fail(`The date "${centra.date}" is not a date.`)
  const { settings, place } = await ensureShop(desk, {
    currency: centra.currency,
    timeZone,
    shippingTaxPercent: centra.shippingTaxPercent,
    shippingMethods: centra.shippingMethod.id ? [named(centra.shippingMethod)] : [],
    paymentMethods: centra.paymentMethod.id ? [{ ...named(centra.paymentMethod), kind: 'psp', orAnyOfKind: false }] : [],
  })
  const envelope: Envelope = { actor: IMPORT_ACTOR, deskId: desk.numbers.deskId, issuedAt: now, occurredAt }
  const orderId = orderIdOf(centra)
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
  if (refusal) return fail(refusalText(refusal))
  const total = rehearsal.order?.totals.grandTotal
  if (total !== centra.grandTotal)
    return fail(`Here the order would cost ${total}, the payload says ${centra.grandTotal} (in minor units).`)
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

function orderIdOf(centra: CentraOrder): string {
  return derivedId(SOURCE, centra.order)
}

function orderLineIdOf(centra: CentraOrder, index: number): string {
  return derivedId(SOURCE, centra.order, 'line', String(index))
}

function holdsLines(order: Order, centra: CentraOrder): boolean {
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

function parseJson(source: SourceFile): Result<Json, FileFault> {
  try {
    return ok(JSON.parse(source.text) as Json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const offset = jsonFaultOffset(source.text)
    const isCut = source.text.slice(offset).trim() === ''
    return fail({
      code: 'BAD_JSON',
      file: source.name,
      line: lineOfText(source.text, offset),
      message: isCut
        ? 'The JSON ends too early.'
        : `This is not valid JSON: “${source.text.slice(offset, offset + 20).trim()}” may not stand here.`,
      cure: 'Save the payload again as it was answered; comments and trailing commas are not JSON.',
    })
  }
}

function payloadsIn(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value
  if (isRecord(value) && Array.isArray(value.orders)) return value.orders as readonly Json[]
  return [value]
}

function notAnOrder(file: string, isEmpty: boolean): FileFault {
  return {
    code: 'NOT_AN_ORDER',
    file,
    line: 1,
    message: isEmpty ? 'The list of orders is empty.' : 'This is JSON, but no order: "order" and "items" are missing.',
    cure: 'Import the answer of "payment-result" (or a list of such answers).',
  }
}

function lineCount(payload: Json): number {
  return isRecord(payload) && Array.isArray(payload.items) ? Math.max(1, payload.items.length) : 1
}

function numberOf(payload: Json): string {
  return isRecord(payload) && (typeof payload.order === 'string' || typeof payload.order === 'number') ? String(payload.order) : ''
}

// Rejects are written to a file: secrets must not get there either.
function textOf(payload: Json): string {
  const cleaned = cleanPayload(payload)
  return cleaned === null ? '' : JSON.stringify(cleaned).slice(0, 20_000)
}
