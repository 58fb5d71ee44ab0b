import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreFailure } from '../ports/store-failure.ts'

/** Makes the data folder when it is not there, and throws a StoreFailure that people can read when it cannot be one. */
export function prepareFolder(folder: string): void {
  try {
    makeFolder(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const isForbidden = code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    throw new StoreFailure(
      isForbidden ? 'read-only' : 'unfit',
      `The data folder ${folder} cannot be used: ${reason(code)}. Choose another folder with --data.`,
      { cause: error },
    )
  }
}

// Not mkdir's own recursion: where nothing can be made (/proc on Linux) that tries for ever.
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have been quicker.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

function reason(code: string): string {
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'there is a file of that name'
  if (code === 'EACCES' || code === 'EPERM') return 'you may not write there'
  if (code === 'EROFS') return 'that disk can only be read'
  if (code === 'ENOSPC') return 'the disk is full'
  return `it could not be made (${code})`
}
