import { ORPCError, ValidationError } from '@orpc/server'
import { LinkFailure } from '../ports/authority-link.ts'
import type { Logger } from '../ports/logger.ts'
import { StoreFailure } from '../ports/store-failure.ts'

/** What a window may learn of a failure beside its code and sentence. Never a stack, never a payload. */
export interface DoorErrorFacts {
  /** Where in the input the fault is, such as `command.args.lines[0].quantity`. */
  readonly field?: string
  readonly hint: string
  /** The same id stands in the log line. */
  readonly requestId: string
}

export type DoorError = ORPCError<string, DoorErrorFacts>

export function doorError(code: string, status: number, message: string, facts: DoorErrorFacts): DoorError {
  return new ORPCError(code, { status, message, data: facts })
}

/** Any failure as data for the other side. What nobody expected is logged here and told without its insides. */
export function toDoorError(error: unknown, procedure: string, requestId: string, logger: Logger): DoorError {
  if (error instanceof ORPCError) return fromRpcError(error, requestId)
  if (error instanceof LinkFailure) {
    return doorError(`HUB_${error.kind.toUpperCase()}`, 503, error.message, {
      hint: 'Nothing was changed. Try again when the hub can be reached.',
      requestId,
    })
  }
  if (error instanceof StoreFailure) {
    logger.error('The store could not do its work', { procedure, requestId, kind: error.kind })
    return doorError(`STORE_${error.kind.toUpperCase().replaceAll('-', '_')}`, 503, error.message, {
      hint: 'Nothing of this was kept. Put it right and try again.',
      requestId,
    })
  }
  if (isGoneAway(error)) {
    // Nobody hears the answer any more: the other side broke the line off, and asks again if it wants to know.
    logger.info('A call was broken off by the other side', { procedure, requestId })
    return doorError('BROKEN_OFF', 499, 'The line broke off.', { hint: 'Ask again.', requestId })
  }
  logger.error('A procedure failed unexpectedly', { procedure, requestId, error: error instanceof Error ? error.message : String(error) })
  return doorError('INTERNAL', 500, 'Something went wrong in the desk process.', {
    hint: `Nothing of this was kept. Try again; if it stays, report it with the number ${requestId}.`,
    requestId,
  })
}

function isGoneAway(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || ('code' in error && GONE_CODES.has(String(error.code))))
}

const GONE_CODES: ReadonlySet<string> = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ABORT_ERR'])

function fromRpcError(error: ORPCError<string, unknown>, requestId: string): DoorError {
  const issue = error.cause instanceof ValidationError ? error.cause.issues[0] : undefined
  if (issue) {
    const field = pathText(issue.path ?? [])
    const where = field === '' ? 'The input' : `“${field}”`
    return doorError('INVALID_INPUT', 422, `${where} cannot be taken: ${issue.message}.`, {
      field,
      hint: 'Nothing was changed. Correct it and send it again.',
      requestId,
    })
  }
  if (isFacts(error.data)) return error as DoorError
  const hint = 'Nothing was changed. Reload the window; if it stays, the window and the desk are of different versions.'
  return doorError(error.code, error.status, error.message, { hint, requestId })
}

function isFacts(data: unknown): data is DoorErrorFacts {
  return typeof data === 'object' && data !== null && 'hint' in data && 'requestId' in data
}

function pathText(path: readonly (PropertyKey | { readonly key: PropertyKey })[]): string {
  return path
    .map((segment) => (typeof segment === 'object' ? segment.key : segment))
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('')
    .slice(0, 300)
}
