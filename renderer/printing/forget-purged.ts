import { useDeskState } from '../state/desk-state.ts'

/** Lets the papers of orders that were deleted for good go with them, kept and shown. Answers how to stop. */
export function forgetPurgedPapers(): () => void {
  return useDeskState.subscribe(({ changed }, before) => {
    if (changed.reveal !== before.changed.reveal && changed.purged.length > 0) void forget(changed.purged)
  })
}

async function forget(orderIds: readonly string[]): Promise<void> {
  const { printQueue } = await import('./this-print-queue.ts')
  const queue = await printQueue()
  for (const orderId of orderIds) await queue.forgetOrder(orderId)
}
