import { useDeskState } from '../state/desk-state.ts'
import { isAuthorityOnline } from '../state/use-order.ts'
import { isStuck } from './print-job.ts'
import { printQueue } from './this-print-queue.ts'

/** Tries a paper that did not come out once more as soon as the desk is online, unless somebody has dealt with it by then. */
export function printWhenOnline(jobId: string): void {
  const stop = useDeskState.subscribe((state) => {
    if (!isAuthorityOnline(state)) return
    stop()
    void again(jobId)
  })
}

async function again(jobId: string): Promise<void> {
  const queue = await printQueue()
  const job = queue.picture().jobs.find(({ id }) => id === jobId)
  if (job && isStuck(job)) await queue.retry(jobId)
}
