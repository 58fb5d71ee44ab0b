import { ok, type Result } from '../../shared/base/result.ts'
import type { NewLine } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { type Phrase, phrase, refusedPhrase } from '../../shared/views/phrase.ts'
import type { IssuedNumber } from '../ports/number-source.ts'
import { derivedId } from './derived-id.ts'
import type { FileFault } from './file-fault.ts'
import type { ShopNeeds } from './first-shop.ts'
import { type Envelope, ensureShop, IMPORT_ACTOR, IMPORT_SERIES, type ImportDesk } from './import-desk.ts'
import { breathe, type ImportOptions, type ImportReport, type OnProgress } from './import-report.ts'
import { createOrderIdOf, isReturnOf, orderIdOf } from './ledger-ids.ts'
import type { LedgerLine } from './ledger-line.ts'
import { type PlannedSale, planLedger, type Reject, rejectAll } from './ledger-plan.ts'
import { returnUnit } from './ledger-return-unit.ts'
import { saleLines, saleUnit, type Unit, type UnitWorld } from './ledger-unit.ts'
import { matchReturns, type PlannedReturn } from './match-returns.ts'
import { type Ledger, readLedger } from './read-ledger.ts'
import type { SourceFile } from './read-source.ts'
import { soldBefore, soldByPlan } from './sold-orders.ts'

/**
 * Takes over a shop's ledger: each invoice becomes an order that has lived, each cancellation a return, as one atomic unit
 * of ordinary commands. Everything has an id that follows from the invoice, so a killed import is completed by repeating it.
 */
export async function importLedger(
  desk: ImportDesk,
  source: SourceFile,
  options: ImportOptions,
  onProgress: OnProgress,
): Promise<Result<ImportReport, FileFault>> {
  onProgress(0, 1, phrase('Reading the file'))
  const ledger = await readLedger(source, options)
  if (!ledger.ok) return ledger
  return ok(await new LedgerImport(desk, ledger.value, options).run(onProgress))
}

type PlannedUnit =
  | { readonly kind: 'sale'; readonly at: string | null; readonly line: number; readonly sale: PlannedSale }
  | { readonly kind: 'return'; readonly at: string | null; readonly line: number; readonly planned: PlannedReturn }

const UNITS_PER_ROUND = 100

class LedgerImport {
  readonly #desk: ImportDesk
  readonly #ledger: Ledger
  readonly #options: ImportOptions
  readonly #startedAt: string
  readonly #items = new Map<string, { readonly item: ProductItem; readonly isNew: boolean }>()
  readonly #rejects: Reject[]
  #orders = 0
  #returns = 0
  #alreadyThere = 0

  constructor(desk: ImportDesk, ledger: Ledger, options: ImportOptions) {
    this.#desk = desk
    this.#ledger = ledger
    this.#options = options
    this.#startedAt = desk.clock.now()
    this.#rejects = [...ledger.rejects]
  }

  async run(onProgress: OnProgress): Promise<ImportReport> {
    const { gateway } = this.#desk
    const plan = planLedger(this.#ledger.lines)
    const sold = [...(await soldBefore(gateway, plan.giveBacks, plan.sales)), ...soldByPlan(plan.sales)]
    const matched = matchReturns(plan.giveBacks, sold)
    this.#rejects.push(...plan.rejects, ...matched.rejects)
    const units = inTheirOrder(plan.sales, matched.returns)
    if (units.length > 0) await this.#importUnits(units, onProgress)
    return this.#report()
  }

  async #importUnits(units: readonly PlannedUnit[], onProgress: OnProgress): Promise<void> {
    const shop = await ensureShop(this.#desk, needsOf(this.#options))
    await this.#findItems(units)
    for (let start = 0; start < units.length; start += UNITS_PER_ROUND) {
      const round = units.slice(start, start + UNITS_PER_ROUND)
      const numbers = await this.#numbersFor(round)
      for (const [index, unit] of round.entries()) {
        onProgress(start + index, units.length, phrase('Importing invoices'))
        if (unit.kind === 'sale') {
          const createId = createOrderIdOf(unit.sale.invoice)
          await this.#importSale(unit.sale, (issued) => ({ ...this.#world(unit.at), ...shop, issued }), numbers.get(createId))
        } else {
          await this.#importReturn(unit.planned, shop.settings)
        }
        await breathe()
      }
    }
    onProgress(units.length, units.length, phrase('Importing invoices'))
  }

  #world(at: string | null): Omit<UnitWorld, 'settings' | 'place' | 'issued'> {
    return { currency: this.#options.currency, envelope: this.#envelope(at), table: this.#ledger.table, itemOf: (sku) => this.#itemOf(sku) }
  }

  #envelope(at: string | null): Envelope {
    const { deskId } = this.#desk.numbers
    return { actor: IMPORT_ACTOR, deskId, issuedAt: this.#startedAt, occurredAt: at ?? this.#startedAt }
  }

  async #importSale(sale: PlannedSale, worldWith: (issued: IssuedNumber) => UnitWorld, issued: IssuedNumber | undefined): Promise<void> {
    const found = await this.#desk.gateway.readOrder(orderIdOf(sale.invoice))
    if (found?.deleted)
      return this.#reject(
        sale.lines,
        phrase('Invoice {invoice} was imported before, and its order was deleted for good.', { invoice: sale.invoice }),
      )
    if (found) {
      const isSame = holdsLines(
        found.order,
        saleLines(sale, (sku) => this.#itemOf(sku)),
      )
      if (!isSame)
        return this.#reject(
          sale.lines,
          phrase('Invoice {invoice} was imported before with other lines, as order {number}.', {
            invoice: sale.invoice,
            number: found.order.number,
          }),
        )
      this.#orders += 1
      this.#alreadyThere += 1
      return
    }
    if (!issued) throw new Error(`Invoice ${sale.invoice} has no number`)
    if (!(await this.#submit(saleUnit(sale, worldWith(issued)), sale.lines))) return
    this.#orders += 1
    for (const line of sale.goods) this.#items.set(itemKey(line.sku), { ...this.#itemOf(line.sku), isNew: false })
  }

  async #importReturn(planned: PlannedReturn, settings: UnitWorld['settings']): Promise<void> {
    const found = await this.#desk.gateway.readOrder(planned.orderId)
    if (!found || found.deleted) return this.#reject(planned.lines, phrase('The purchase it gives back from was not imported.'))
    if (found.order.returns.some((each) => isReturnOf(planned.invoice, planned.orderId, each.id))) {
      this.#returns += 1
      this.#alreadyThere += 1
      return
    }
    const unit = returnUnit(planned, found.order, found.version, settings, this.#envelope(planned.at))
    if (await this.#submit(unit, planned.lines)) this.#returns += 1
  }

  async #submit(unit: Unit, lines: readonly LedgerLine[]): Promise<boolean> {
    const outcome = unit.commands
      ? await this.#desk.gateway.submitBatch(unit.commands)
      : ({ status: 'refused', refusal: unit.refusal } as const)
    if (outcome.status === 'accepted') return true
    this.#reject(lines, refusedPhrase(outcome.refusal))
    return false
  }

  #reject(lines: readonly LedgerLine[], reason: Phrase): void {
    this.#rejects.push(...rejectAll(lines, reason))
  }

  async #numbersFor(units: readonly PlannedUnit[]): Promise<ReadonlyMap<string, IssuedNumber>> {
    const missing: string[] = []
    for (const unit of units) {
      if (unit.kind === 'sale' && !(await this.#desk.gateway.readOrder(orderIdOf(unit.sale.invoice)))) {
        missing.push(createOrderIdOf(unit.sale.invoice))
      }
    }
    const numbers = missing.length > 0 ? await this.#desk.numbers.numbersFor(missing, IMPORT_SERIES) : []
    return new Map(missing.flatMap((id, index) => (numbers[index] ? [[id, numbers[index]] as const] : [])))
  }

  /** The catalogue's item of each stock code, or the item it will be: named by its first description, at its first price. */
  async #findItems(units: readonly PlannedUnit[]): Promise<void> {
    for (const unit of units) {
      for (const line of unit.kind === 'sale' ? unit.sale.goods : []) {
        const key = itemKey(line.sku)
        const known = this.#items.get(key)
        if (!known) {
          const existing = await this.#desk.gateway.findItem(line.sku)
          this.#items.set(key, existing ? { item: existing, isNew: false } : { item: itemFrom(line, this.#options.currency), isNew: true })
        } else if (known.isNew && known.item.productName === known.item.sku && line.description !== '') {
          this.#items.set(key, { isNew: true, item: { ...known.item, productName: line.description } })
        }
      }
    }
  }

  #itemOf(sku: string): { readonly item: ProductItem; readonly isNew: boolean } {
    const found = this.#items.get(itemKey(sku))
    if (!found) throw new Error(`Stock code ${sku} was not looked up`)
    return found
  }

  #report(): ImportReport {
    const { table, notes } = this.#ledger
    const lines = table.rows.length
    const rejected = this.#rejects.length
    return {
      figures: { lines, imported: lines - rejected, rejected, orders: this.#orders, returns: this.#returns },
      alreadyThere: this.#alreadyThere,
      rejects: {
        header: table.header,
        delimiter: table.delimiter,
        lines: this.#rejects.map(({ row, reason }) => ({ line: row.line, reason, cells: row.cells })),
      },
      notes,
    }
  }
}

function needsOf(options: ImportOptions): ShopNeeds {
  return {
    currency: options.currency,
    timeZone: options.timeZone ?? 'Europe/London',
    shippingTaxPercent: 0,
    shippingMethods: [],
    paymentMethods: [
      { id: 'terminal', name: 'Card terminal', kind: 'externalTerminal', orAnyOfKind: true },
      { id: 'free', name: 'Nothing to pay', kind: 'free', orAnyOfKind: true },
    ],
  }
}

/** Oldest first, so that goods leave before they come back; without dates in the order of the file. */
function inTheirOrder(sales: readonly PlannedSale[], returns: readonly PlannedReturn[]): readonly PlannedUnit[] {
  const units: PlannedUnit[] = [
    ...sales.map((sale): PlannedUnit => ({ kind: 'sale', at: sale.at, line: sale.lines[0]?.row.line ?? 0, sale })),
    ...returns.map((planned): PlannedUnit => ({ kind: 'return', at: planned.at, line: planned.lines[0]?.row.line ?? 0, planned })),
  ]
  return units.sort((a, b) => (a.at === b.at || a.at === null || b.at === null ? a.line - b.line : a.at < b.at ? -1 : 1))
}

/** True when the order has every one of these lines, as many and as dear; what was added to it since does not matter. */
function holdsLines(order: Order, lines: readonly NewLine[]): boolean {
  return lines.every((line) => {
    const kept = order.lines.find((each) => each.id === line.id)
    return kept?.snapshot.sku === line.snapshot.sku && kept.quantity === line.quantity && kept.unitPrice === line.unitPrice
  })
}

function itemKey(sku: string): string {
  return sku.toUpperCase()
}

function itemFrom(line: LedgerLine, currency: string): ProductItem {
  return {
    id: derivedId('ledger', 'item', itemKey(line.sku)),
    sku: line.sku,
    ean: '',
    productName: line.description || line.sku,
    brandName: '',
    variantName: '',
    size: '',
    weight: 0,
    unitPrice: line.unitPrice,
    currency,
    taxPercent: 0,
    preorder: false,
    stockOffset: null,
    active: true,
  }
}
