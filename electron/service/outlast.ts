import type { DocumentNumber } from '../../shared/lifecycle/document-number.ts'
import type { LifecycleEvent } from '../../shared/lifecycle/event.ts'
import type { OrderStore } from '../ports/order-store.ts'
import type { Deletion, Outlasting } from '../ports/outlasting.ts'
import { changeSetOf } from './change-set.ts'
import { WorkingSet } from './working-set.ts'

/**
 * Brings into a store that was set back what must not be undone by that: orders deleted since are deleted again, whatever they were
 * then; desks let in or let go since are that still; numbers of invoices and credit slips given since stay given. Doing it again
 * changes nothing. Answers how many orders were deleted.
 */
export async function outlast(store: OrderStore, { deletions, desks, documentNumbers }: Outlasting, now: string): Promise<number> {
  let deletedAgain = 0
  for (const deletion of deletions) if (await deleteAgain(store, deletion, now)) deletedAgain += 1
  await store.transact(async (transaction) => {
    // How far a desk's commands have come is as the copy knows it: the others are sent again.
    const standing = await Promise.all(
      desks.map(async (desk) => ({ ...desk, lastSeq: (await transaction.loadDesk(desk.id))?.lastSeq ?? 0 })),
    )
    const nothing = changeSetOf([], new WorkingSet(transaction), now)
    const given: DocumentNumber[] = []
    for (const [series, numbers] of Map.groupBy(documentNumbers, (each) => each.series)) {
      const last = await transaction.lastDocumentNumber(series)
      given.push(...numbers.filter(({ counter }) => counter > last))
    }
    if (standing.length + given.length > 0) await transaction.save({ ...nothing, desks: standing, documentNumbers: given })
  })
  return deletedAgain
}

async function deleteAgain(store: OrderStore, { tombstone, command }: Deletion, now: string): Promise<boolean> {
  const { id, number, reference, deletedAt: at, by } = tombstone
  const open = (await store.openPaymentRequests()).filter(({ request }) => request.orderId === id)
  return store.transact(async (transaction) => {
    const set = new WorkingSet(transaction)
    const { order, deleted } = await set.state(id)
    if (deleted) return false
    const events: LifecycleEvent[] = []
    if (order && order.allocations.length > 0) {
      await set.loadFor(new Set(order.lines.map((line) => line.itemId)))
      // It was cancelled before it was deleted: what it held is free.
      const release = { allocations: order.allocations, stockAction: 'releaseItemsBackToWarehouse', toWarehouseId: null } as const
      events.push({ kind: 'StockUnallocated', release, at, by })
    }
    await set.apply(command.id, id, [...events, { kind: 'OrderDeleted', number, reference, at, by }])
    const changes = changeSetOf([], set, now)
    // What was asked of the provider was answered before the order could be deleted.
    await transaction.save({ ...changes, commands: [command], paymentsAnswered: open.map(({ request }) => request.entryId) })
    return true
  })
}
