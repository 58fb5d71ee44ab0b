import type { Order } from '../../shared/lifecycle/order.ts'
import { type ReportFact, reportFactsOf } from '../../shared/views/report-facts.ts'
import type { ReportQuestion, ReportSlice } from '../ports/order-store.ts'

const QUARTER_MS = 900_000

/** What the engines answer from their index, counted order by order where nothing keeps the facts. */
export class ReportCount {
  readonly #question: ReportQuestion
  readonly #slices = new Map<string, ReportSlice>()

  constructor(question: ReportQuestion) {
    this.#question = question
  }

  add(order: Order): void {
    for (const fact of reportFactsOf(order)) this.#addFact(fact)
  }

  slices(): readonly ReportSlice[] {
    return [...this.#slices.values()]
  }

  #addFact({ storeId, currency, kind: of, atMs: since, amount, doneMs }: ReportFact): void {
    const { lateAfterMs, nowMs, fromMs, untilMs } = this.#question
    const isDue = of === 'confirmed'
    const atMs = isDue ? since + lateAfterMs : since
    if (storeId !== this.#question.storeId || atMs < fromMs || atMs >= untilMs) return
    if (isDue && (atMs >= nowMs || (doneMs ?? Number.POSITIVE_INFINITY) <= atMs)) return
    const kind = isDue ? 'late' : of
    const quarter = Math.floor(atMs / QUARTER_MS) * QUARTER_MS
    const key = `${kind} ${currency} ${quarter}`
    const known = this.#slices.get(key) ?? { kind, currency, atMs: quarter, count: 0, amount: 0 }
    this.#slices.set(key, { ...known, count: known.count + 1, amount: known.amount + amount })
  }
}
