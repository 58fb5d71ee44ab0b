import type { Order } from '../../shared/lifecycle/order.ts'
import { type ReportFact, reportFactsOf } from '../../shared/views/report-facts.ts'
import type { ReportQuestion, ReportSlice, StateChange } from '../ports/order-store.ts'

export interface ReportSteps {
  readonly gone: readonly { readonly orderId: string; readonly name: string }[]
  readonly now: readonly (ReportFact & { readonly orderId: string })[]
}

/** How what reports count changes with these states: only facts that are new or other than before are written. */
export function reportSteps(states: readonly StateChange[]): ReportSteps {
  const gone: { orderId: string; name: string }[] = []
  const now: (ReportFact & { orderId: string })[] = []
  for (const { id, before, after, tombstone } of states) {
    if (before.order === after.order && tombstone === null) continue
    const had = new Map((before.order ? reportFactsOf(before.order) : []).map((fact) => [fact.name, fact]))
    for (const fact of after.order && tombstone === null ? reportFactsOf(after.order) : []) {
      if (!isSame(had.get(fact.name), fact)) now.push({ ...fact, orderId: id })
      had.delete(fact.name)
    }
    for (const name of had.keys()) gone.push({ orderId: id, name })
  }
  return { gone, now }
}

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

const QUARTER_MS = 900_000

function isSame(one: ReportFact | undefined, other: ReportFact): boolean {
  return (
    one?.storeId === other.storeId &&
    one.currency === other.currency &&
    one.atMs === other.atMs &&
    one.amount === other.amount &&
    one.doneMs === other.doneMs
  )
}
