import { realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/**
 * The file of the built renderer that a path names: its real place, `outside` when that is not below the folder, null when there
 * is none. Judged after links are followed: a link inside the folder must not lead out of it either.
 */
export function rendererFile(folder: string, pathname: string): string | 'outside' | null {
  const path = decoded(pathname)
  if (path === null || path.includes('\0')) return 'outside'
  const wanted = join(folder, path)
  if (!isBelow(folder, wanted)) return 'outside'
  try {
    const real = realpathSync(wanted)
    return isBelow(realpathSync(folder), real) ? real : 'outside'
  } catch {
    // No such file.
    return null
  }
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path)
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside)
}

function decoded(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return null
  }
}
