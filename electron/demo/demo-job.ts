import type { JobProgress } from '../../shared/contract/job.ts'
import type { ImportDesk } from '../imports/import-desk.ts'
import { loadDemo } from './load-demo.ts'

/** The sample shop as a job of the desk process. */
export async function loadDemoAsJob(desk: ImportDesk, report: (progress: JobProgress) => void): Promise<JobProgress> {
  const { items, orders, baskets, added } = await loadDemo(desk, (done, total, what) => report({ done, total, what }))
  return { done: added, total: added, what: 'The sample shop is ready', figures: { items, orders, baskets, added } }
}
