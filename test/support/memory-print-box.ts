import type { PrintBox } from '../../renderer/cache/print-box.ts'
import type { PrintJob, PrintProfile } from '../../renderer/printing/print-job.ts'

/** A print box that outlives the windows that open it. */
export function memoryPrintBox(): PrintBox<PrintJob, PrintProfile> {
  const jobs = new Map<string, PrintJob>()
  const profiles = new Map<string, PrintProfile>()
  return {
    jobs: async () => [...jobs.values()],
    profiles: async () => [...profiles.values()],
    keepJob: async (job) => void jobs.set(job.id, job),
    dropJobs: async (ids) => {
      for (const id of ids) jobs.delete(id)
    },
    keepProfile: async (profile) => void profiles.set(profile.kind, profile),
  }
}
