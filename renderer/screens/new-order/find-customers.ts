import { type Address, nameOf } from '../../../shared/lifecycle/address.ts'
import type { LifecycleState } from '../../../shared/lifecycle/decision.ts'
import { type QueueRow, queueRowOf } from '../../../shared/views/queue-row.ts'
import { deskSession } from '../../state/desk-session.ts'
import { loadedState } from '../../state/loaded-state.ts'

/** Somebody who has bought here before or left a basket, and what of theirs was found, newest first. */
export interface KnownCustomer {
  /** Tells people apart: the e-mail address, else name and phone. */
  readonly key: string
  readonly name: string
  readonly address: Address
  readonly rows: readonly QueueRow[]
}

const LOOKED_INTO = 20

/** People whose name, phone or e-mail begins like the text, by their orders and baskets. */
export async function findCustomers(text: string): Promise<readonly KnownCustomer[]> {
  const { rows } = await deskSession().search(text, true)
  const states = await Promise.all(rows.slice(0, LOOKED_INTO).map(({ id }) => loadedState(id)))
  const people = new Map<string, KnownCustomer>()
  for (const { address, row } of states.flatMap(withAddress)) {
    const key = keyOf(address)
    const known = people.get(key)
    people.set(
      key,
      known ? { ...known, rows: [...known.rows, row] } : { key, name: nameOf(address) || address.company, address, rows: [row] },
    )
  }
  return [...people.values()].map((person) => ({
    ...person,
    rows: person.rows.toSorted((a, b) => b.orderDate.localeCompare(a.orderDate)),
  }))
}

/** What else of this person is known here. */
export async function rowsOfCustomer({ key, address }: Pick<KnownCustomer, 'key' | 'address'>): Promise<readonly QueueRow[]> {
  const text = address.email || address.phoneNumber || nameOf(address)
  return text === '' ? [] : ((await findCustomers(text)).find((person) => person.key === key)?.rows ?? [])
}

/** By what two addresses are of the same person; empty for nobody. */
export function keyOf(address: Address): string {
  const phone = address.phoneNumber || address.cellPhoneNumber
  return (address.email || [nameOf(address), phone].filter((part) => part !== '').join(' ')).trim().toLowerCase()
}

function withAddress(state: LifecycleState) {
  const { order, selection } = state
  const address = order ? (order.shippingAddress ?? order.billingAddress) : (selection?.shippingAddress ?? selection?.address)
  const subject = order ?? (selection?.state === 'open' ? selection : null)
  return address && subject && keyOf(address) !== '' ? [{ address, row: queueRowOf(subject) }] : []
}
