import type { Command } from '../../shared/lifecycle/command.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { StoreTransaction } from '../ports/order-store.ts'
import type { WorkingSet } from './working-set.ts'

/** What a command may reach beside its own id: the basket it is to begin, or those its customer has open. */
export async function loadOthers(
  transaction: StoreTransaction,
  set: WorkingSet,
  command: Command,
): Promise<ReadonlyMap<string, LifecycleState>> {
  const others = new Map<string, LifecycleState>()
  for (const id of await otherIds(transaction, set, command)) if (id !== command.aggregate.id) others.set(id, await set.state(id))
  return others
}

async function otherIds(transaction: StoreTransaction, set: WorkingSet, command: Command): Promise<readonly string[]> {
  switch (command.name) {
    case 'CreateSelectionFromOrder':
    case 'CreateSelectionFromReturn':
      return [command.args.selectionId]
    case 'AssignCustomer':
    case 'SignIn': {
      const { customerId } = command.args
      const stored = await transaction.openSelectionIds(customerId)
      // Commands of the same batch may have begun one that is not stored yet.
      const begun = [...set.states].filter(([, { after }]) => after.selection?.customerId === customerId).map(([id]) => id)
      return [...stored, ...begun]
    }
    default:
      return []
  }
}
