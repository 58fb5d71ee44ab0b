import { type ReportFact, reportFactsOf } from '../../shared/views/report-facts.ts'
import type { StateChange } from '../ports/order-store.ts'

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

function isSame(one: ReportFact | undefined, other: ReportFact): boolean {
  return (
    one?.storeId === other.storeId &&
    one.currency === other.currency &&
    one.atMs === other.atMs &&
    one.amount === other.amount &&
    one.doneMs === other.doneMs
  )
}
