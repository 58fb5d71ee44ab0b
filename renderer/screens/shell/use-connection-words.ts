import { isUnseen } from '../../state/paint-outbox.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useOutbox, useSync } from '../../state/use-sync.ts'
import { connectionWords } from './connection-words.ts'
import type { ConnectionWords } from './line-words.ts'

/** How this desk and its window stand, in words. */
export function useConnectionWords(now: string): ConnectionWords {
  const connection = useConnection()
  const sync = useSync()
  const unseen = useOutbox().filter(isUnseen).length
  return connectionWords({ ...connection, sync, unseen }, now)
}
