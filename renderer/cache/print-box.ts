import { Dexie, type EntityTable } from 'dexie'

/** What this computer's window still has to print, and which printer each paper goes to. Not part of the copy: nobody else holds it. */
class PrintDatabase<Job extends { readonly id: string }, Profile extends { readonly kind: string }> extends Dexie {
  declare readonly jobs: EntityTable<Job, 'id'>
  declare readonly profiles: EntityTable<Profile, 'kind'>

  constructor(name: string) {
    // Whoever was told that a paper waits must find it after the power went.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ jobs: 'id', profiles: 'kind' })
  }
}

export interface PrintBox<Job, Profile> {
  jobs(): Promise<readonly Job[]>
  profiles(): Promise<readonly Profile[]>
  keepJob(job: Job): Promise<void>
  dropJobs(ids: readonly string[]): Promise<void>
  keepProfile(profile: Profile): Promise<void>
}

/** Opens the box of this browser or desktop window; it is there again after a reload. */
export function openPrintBox<Job extends { readonly id: string }, Profile extends { readonly kind: string }>(
  name = 'order-desk-printing',
): PrintBox<Job, Profile> {
  const database = new PrintDatabase<Job, Profile>(name)
  return {
    jobs: () => database.jobs.toArray(),
    profiles: () => database.profiles.toArray(),
    async keepJob(job) {
      await database.table('jobs').put(job)
    },
    async dropJobs(ids) {
      await database.table('jobs').bulkDelete([...ids])
    },
    async keepProfile(profile) {
      await database.table('profiles').put(profile)
    },
  }
}
