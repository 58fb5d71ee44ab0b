import { createHash } from 'node:crypto'

/** A short name for a failure: the same for the same place in the program, whatever the data was. */
export function faultOf(error: unknown): string {
  const { name, stack } = error instanceof Error ? error : { name: typeof error, stack: String(error) }
  const frames = (stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return createHash('sha256')
    .update([name, ...frames.slice(0, 3)].join('\n'))
    .digest('base64url')
    .slice(0, 12)
}
