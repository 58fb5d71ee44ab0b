import { sumOf } from '../../shared/base/money.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { TableRow } from './ledger-table.ts'

/** A line that is not imported, and why in words. */
export interface Reject {
  readonly row: TableRow
  readonly reason: Phrase
}

/** One invoice as the order it was. Amounts in minor units. */
export interface PlannedSale {
  readonly invoice: string
  /** UTC; null when the ledger has no dates. */
  readonly at: string | null
  readonly customer: string
  readonly country: string
  readonly countryName: string
  readonly goods: readonly LedgerLine[]
  readonly shipping: number
  readonly handling: number
  readonly discount: number
  /** All lines it takes, goods and money, in the order of the file. */
  readonly lines: readonly LedgerLine[]
}

/** A cancellation invoice, before it is known what it gives back from. */
export interface PlannedGiveBack {
  readonly invoice: string
  readonly at: string | null
  readonly customer: string
  readonly goods: readonly LedgerLine[]
  readonly shipping: readonly LedgerLine[]
  readonly handling: readonly LedgerLine[]
}

export interface LedgerPlan {
  readonly sales: readonly PlannedSale[]
  readonly giveBacks: readonly PlannedGiveBack[]
  readonly rejects: readonly Reject[]
}

/** What the lines of a ledger say happened, oldest first. Pure: the same lines plan the same, in whatever spelling they came. */
export function planLedger(lines: readonly LedgerLine[]): LedgerPlan {
  const rejects: Reject[] = []
  const sales: PlannedSale[] = []
  const giveBacks: PlannedGiveBack[] = []
  for (const invoice of byInvoice(lines)) {
    const [first] = invoice
    if (!first) continue
    if (first.isGivingBack) {
      const planned = planGiveBack(first.invoice, invoice)
      if (planned.plan) giveBacks.push(planned.plan)
      rejects.push(...planned.rejects)
    } else {
      const planned = planSale(first.invoice, invoice)
      if (planned.plan) sales.push(planned.plan)
      rejects.push(...planned.rejects)
    }
  }
  return { sales: sales.sort(oldestFirst), giveBacks: giveBacks.sort(oldestFirst), rejects }
}

interface Planned<Plan> {
  readonly plan: Plan | null
  readonly rejects: readonly Reject[]
}

function planSale(invoice: string, lines: readonly LedgerLine[]): Planned<PlannedSale> {
  const goods = lines.filter((line) => line.money === null)
  if (goods.length === 0) return { plan: null, rejects: rejectAll(lines, phrase('The invoice has no goods, only money.')) }
  const worth = sumOf(goods, amountOf)
  const discounts = lines.filter((line) => line.money === 'discount')
  const isTooMuch = sumOf(discounts, amountOf) > worth
  const taken = isTooMuch ? lines.filter((line) => line.money !== 'discount') : lines
  const ofKind = (kind: LedgerLine['money']) => taken.filter((line) => line.money === kind)
  const described = lines.find((line) => line.countryName !== '')
  return {
    plan: {
      invoice,
      at: earliest(lines),
      customer: customerOf(lines),
      country: described?.country ?? '',
      countryName: described?.countryName ?? '',
      goods,
      shipping: sumOf(ofKind('shipping'), amountOf),
      handling: sumOf(ofKind('handling'), amountOf),
      discount: sumOf(ofKind('discount'), amountOf),
      lines: taken,
    },
    rejects: isTooMuch ? rejectAll(discounts, phrase('The discount is greater than the goods it is given on.')) : [],
  }
}

function planGiveBack(invoice: string, lines: readonly LedgerLine[]): Planned<PlannedGiveBack> {
  const goods = lines.filter((line) => line.money === null)
  if (goods.length === 0) return { plan: null, rejects: rejectAll(lines, phrase('The cancellation gives back no goods, only money.')) }
  const discounts = lines.filter((line) => line.money === 'discount')
  return {
    plan: {
      invoice,
      at: earliest(lines),
      customer: customerOf(lines),
      goods,
      shipping: lines.filter((line) => line.money === 'shipping'),
      handling: lines.filter((line) => line.money === 'handling'),
    },
    rejects: rejectAll(discounts, phrase('A discount cannot be given back together with goods.')),
  }
}

/** What a line moves, without its sign. */
export function amountOf(line: LedgerLine): number {
  return Math.abs(line.quantity) * line.unitPrice
}

/** In the order in which the invoices appear; the same number anywhere in the file is one invoice. */
function byInvoice(lines: readonly LedgerLine[]): Iterable<readonly LedgerLine[]> {
  const groups = new Map<string, LedgerLine[]>()
  for (const line of lines) {
    const group = groups.get(line.invoice)
    if (group) group.push(line)
    else groups.set(line.invoice, [line])
  }
  return groups.values()
}

function customerOf(lines: readonly LedgerLine[]): string {
  return lines.find((line) => line.customer !== '')?.customer ?? ''
}

function earliest(lines: readonly LedgerLine[]): string | null {
  let first: string | null = null
  for (const { at } of lines) if (at !== null && (first === null || at < first)) first = at
  return first
}

// Array sort is stable: invoices of the same moment, or without one, stay in the order of the file.
function oldestFirst(a: { readonly at: string | null }, b: { readonly at: string | null }): number {
  if (a.at === null || b.at === null || a.at === b.at) return 0
  return a.at < b.at ? -1 : 1
}

export function rejectAll(lines: readonly LedgerLine[], reason: Phrase): readonly Reject[] {
  return lines.map((line) => ({ row: line.row, reason }))
}
