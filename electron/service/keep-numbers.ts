import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import { numberInSeries } from '../../shared/lifecycle/document-series.ts'
import type { OrderStore } from '../ports/order-store.ts'
import { changeSetOf } from './change-set.ts'
import { WorkingSet } from './working-set.ts'

/** More can hardly have been given since a backup: whoever tells of more has gone wrong, and burns no numbers. */
const MOST_GIVEN_SINCE = 10_000

export interface NumbersKept {
  /** How many this store did not know, those between included. */
  readonly kept: number
  /** Told of one paper and given to another here: nobody can take either back. */
  readonly twice: readonly DocumentNumber[]
}

/**
 * Keeps numbers given that a desk has seen on papers, in a store that was set back to before they were: the next ones go on behind
 * them. A number between those told of was given too, whatever its paper was. Doing it again changes nothing.
 */
export async function keepNumbers(store: OrderStore, told: readonly DocumentNumber[], now: string): Promise<NumbersKept> {
  const sound = told.filter(({ series, counter, number }) => number === numberInSeries(series, counter))
  if (sound.length === 0) return { kept: 0, twice: [] }
  const kept = await store.transact(async (transaction) => {
    const given: DocumentNumber[] = []
    for (const [series, numbers] of Map.groupBy(sound, (each) => each.series)) {
      const last = await transaction.lastDocumentNumber(series)
      const since = numbers.filter(({ counter }) => counter > last && counter <= last + MOST_GIVEN_SINCE)
      given.push(...withoutGaps(since, last))
    }
    const nothing = changeSetOf([], new WorkingSet(transaction), now)
    if (given.length > 0) await transaction.save({ ...nothing, documentNumbers: given })
    return given.length
  })
  const register = new Map((await store.readDocumentNumbers()).map((each) => [each.number, each.documentId]))
  return { kept, twice: sound.filter(({ number, documentId }) => isOfAnother(register.get(number), documentId)) }
}

/** Nothing is known of some numbers but that later ones were given. */
function isOfAnother(known: string | undefined, documentId: string): boolean {
  return known !== undefined && known !== '' && known !== documentId
}

function withoutGaps(since: readonly DocumentNumber[], last: number): readonly DocumentNumber[] {
  const byCounter = new Map(since.map((each) => [each.counter, each]))
  const given: DocumentNumber[] = []
  for (const like of [...byCounter.values()].sort((one, other) => one.counter - other.counter)) {
    for (let counter = last + given.length + 1; counter < like.counter; counter += 1) {
      const number = numberInSeries(like.series, counter)
      given.push({ ...like, counter, number, orderId: '', documentId: '', total: 0, taxTotal: 0 })
    }
    given.push(like)
  }
  return given
}
