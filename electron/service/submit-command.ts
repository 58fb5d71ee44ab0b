import type { Outcome } from '../../shared/contract/outcome.ts'
import type { Command } from '../../shared/lifecycle/command.ts'
import type { Clock } from '../ports/clock.ts'
import type { OrderStore } from '../ports/order-store.ts'
import type { PaymentRequest } from '../ports/payment-provider.ts'
import { changeSetOf } from './change-set.ts'
import { decideCommand, knownOutcome } from './decide-command.ts'
import { itemsArrived } from './stock-arrivals.ts'
import { WorkingSet } from './working-set.ts'

export interface Authority {
  readonly store: OrderStore
  readonly clock: Clock
}

/** What a transaction came to: its answer, and what is to be done now that it stands. */
export interface Submitted<Answer> {
  readonly answer: Answer
  /** The version it took; null when nothing was written. */
  readonly version: number | null
  readonly asked: readonly PaymentRequest[]
  /** Items of which units came to be free. */
  readonly arrived: readonly string[]
}

/**
 * One command, one transaction: seen before, it gets its stored answer; new, it is decided on the store's own state and
 * everything it leads to is kept together with the answer. The answer is kept even when it is no: a lost reply must get
 * the same one again.
 */
export function submitCommand({ store, clock }: Authority, command: Command): Promise<Submitted<Outcome>> {
  return store.transact(async (transaction) => {
    const known = await transaction.findOutcome(command.id)
    if (known) return { answer: knownOutcome(command, known), version: null, asked: [], arrived: [] }
    const now = clock.now()
    const set = new WorkingSet(transaction)
    const record = await decideCommand(transaction, set, command, now)
    const changes = changeSetOf([{ command, record }], set, now)
    const version = await transaction.save(changes)
    return {
      answer: { ...record.outcome, version },
      version,
      asked: changes.paymentsAsked.map(({ request }) => request),
      arrived: itemsArrived(changes.movements.map(({ movement }) => movement)),
    }
  })
}
