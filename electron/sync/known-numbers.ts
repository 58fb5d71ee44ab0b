import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { ReplicaStore } from '../ports/replica-store.ts'

/** Of each series; what lies before the oldest of them was given as well. */
const NEWEST_OF_A_SERIES = 100
/** In all, those of the newest papers first. */
const MOST_NUMBERS = 1_000

/** The numbers of invoices and credit slips this desk has seen given, to be told to an authority that was set back. */
export async function knownNumbers(replica: ReplicaStore): Promise<readonly DocumentNumber[]> {
  const bySeries = Map.groupBy(await replica.readDocumentNumbers(), ({ series }) => series)
  const newest = [...bySeries.values()].flatMap((numbers) => numbers.slice(-NEWEST_OF_A_SERIES))
  return newest.sort((one, other) => (one.issuedAt < other.issuedAt ? 1 : -1)).slice(0, MOST_NUMBERS)
}
