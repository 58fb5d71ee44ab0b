import { AUTHORITY_FILE } from './authority-file.ts'
import type { FileMark } from './migrate.ts'
import { staging } from './replica-steps/0001-staging.ts'

/** `replica.sqlite`: the letters ODRP; its own step first, then those of the authority, whose rows it holds. */
export const REPLICA_FILE: FileMark = {
  applicationId: 0x4f445250,
  steps: [staging, ...AUTHORITY_FILE.steps].map((step, index) => ({ ...step, number: index + 1 })),
}

/** Stands in the clock of a replica that has not held everything once. */
export const NEVER_FILLED = ''

export const REPLICA_FILE_NAME = 'replica.sqlite'
/** The one that is being fetched from the beginning, beside the one in use. */
export const NEXT_REPLICA_FILE_NAME = 'replica-next.sqlite'
