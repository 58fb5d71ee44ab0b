import { deskSession } from '../../state/desk-session.ts'

/** Which waiting order the words mean. Several are only counted: nobody at the counter reads other customers' names. */
export type FoundPickup =
  | { readonly is: 'one'; readonly orderId: string }
  | { readonly is: 'several'; readonly count: number }
  | { readonly is: 'none' }

/** Looks for an order by what the customer can say: its number or reference, their name, telephone number or e-mail address. */
export async function findPickup(text: string): Promise<FoundPickup> {
  const session = deskSession()
  const { rows } = await session.search(text.slice(0, LONGEST_SEARCH), false)
  const orders = rows.filter((row) => row.kind === 'order')
  const said = text.toLowerCase()
  const exact = orders.find(({ number, reference }) => number.toLowerCase() === said || reference.toLowerCase() === said)
  if (exact) return { is: 'one', orderId: exact.id }
  const standings = await session.standings(orders.map(({ id }) => id))
  const waiting = standings.filter(({ queues }) => queues.includes('pickup'))
  const [only] = waiting
  if (only === undefined) return { is: 'none' }
  return waiting.length === 1 ? { is: 'one', orderId: only.row.id } : { is: 'several', count: waiting.length }
}

const LONGEST_SEARCH = 200
