import type { JobProgress } from '../../shared/contract/job.ts'
import type { SyncStatus } from '../../shared/contract/sync-status.ts'
import { phrase } from '../../shared/views/phrase.ts'
import { LinkFailure } from '../ports/authority-link.ts'
import type { ChosenFile, Report } from './desk-face.ts'
import { failedJob } from './failed-job.ts'

export interface HubImportPorts {
  readonly line: () => SyncStatus['line']
  /** Tells what has become of the line; answers how to hear no more of it. */
  readonly onLine: (listener: (line: SyncStatus['line']) => void) => () => void
  /** Hands the file to the hub; tells how far it is there, the result last. Rejects with a LinkFailure, also when called off. */
  readonly send: (file: ChosenFile, signal: AbortSignal) => AsyncIterable<JobProgress>
  /** Asks at once for what the import brought. */
  readonly pull: () => void
}

/** Imports a file a person chose at a desk of a shop: it is the shop's hub that takes the orders, and every desk sees them come. */
export async function importAtHub({ line, onLine, send, pull }: HubImportPorts, file: ChosenFile, report: Report): Promise<JobProgress> {
  const what = `Importing ${file.name}`
  if (line().is !== 'online') return failedJob(what, 'REQUIRES_ONLINE', NO_LINE)
  const lost = new AbortController()
  // An import takes as long as it takes; but a line that is cut says nothing more, and nobody could begin another.
  const hearNoMore = onLine((now) => {
    if (now.is === 'offline' && now.why === 'unreachable') lost.abort()
  })
  let last: JobProgress | null = null
  try {
    for await (const progress of send(file, lost.signal)) {
      last = progress
      if (!isLast(progress)) report(progress)
    }
  } catch (error) {
    if (!(error instanceof LinkFailure)) throw error
    return last === null ? failedJob(what, 'REQUIRES_ONLINE', NO_LINE) : failedJob(what, 'LINE_LOST', LOST)
  } finally {
    hearNoMore()
    pull()
  }
  return last && isLast(last) ? last : failedJob(what, 'LINE_LOST', LOST)
}

function isLast({ figures, failure }: JobProgress): boolean {
  return figures !== undefined || failure !== undefined
}

const NO_LINE = phrase(
  'Files are imported at the hub, and it cannot be reached. Nothing was taken; import the file when this desk is online again.',
)
const LOST = phrase(
  'The line to the hub broke while it imported. The hub goes on by itself. To see how it ended, import the file again when this desk is online: nothing is taken twice.',
)

/** A desk of a shop takes no sample shop in. */
export const SET_UP_AT_HUB: JobProgress = failedJob(
  'Setting up the sample shop',
  'AT_THE_HUB',
  phrase('The sample shop is set up at the hub: this desk is one of a shop. Ask whoever runs the hub.'),
)
