import { StoreFailure } from '../../ports/store-failure.ts'

/** An engine error as a sentence and a kind; anything that is not an outage of the engine is handed back as it is. */
export function asStoreFailure(error: unknown, file: string): unknown {
  const code = primaryCodeOf(error)
  if (code === null || error instanceof StoreFailure) return error
  const reason = KINDS[code]
  return reason ? new StoreFailure(reason.kind, reason.sentence(file), { cause: error }) : error
}

/** SQLite's primary result code, the lowest byte of the extended one; null when the error is not SQLite's. */
function primaryCodeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode & 0xff : null
}

const KINDS: Readonly<Record<number, { readonly kind: StoreFailure['kind']; readonly sentence: (file: string) => string }>> = {
  5: { kind: 'busy', sentence: (file) => `${file} was busy for too long. Nothing was changed; try again.` },
  8: { kind: 'read-only', sentence: (file) => `${file} cannot be written: check that the folder and the file are yours to write.` },
  10: { kind: 'unfit', sentence: (file) => `The disk did not answer for ${file}. Nothing of this change was kept; check the disk.` },
  11: { kind: 'corrupt', sentence: (file) => `${file} is damaged. It was not changed; restore the newest backup.` },
  13: { kind: 'disk-full', sentence: () => 'Disk full: free 200 MB. Nothing was lost.' },
  14: { kind: 'unfit', sentence: (file) => `${file} cannot be opened: check that the folder exists and is yours to read and write.` },
  26: { kind: 'corrupt', sentence: (file) => `${file} is not a database. It was not changed; restore the newest backup.` },
}
