import { ORPCError } from '@orpc/client'
import { say } from '../../shared/wording/say.ts'

/** True when the desk process itself said no to a call; false when the line broke and nobody knows what it did. */
export function wasAnswered(error: unknown): boolean {
  return error instanceof ORPCError
}

/** What a failed call says to a person: the desk process's own sentence, or that it is not there. */
export function failureText(error: unknown): string {
  return error instanceof ORPCError && error.message ? error.message : say('The desk process is not reachable.')
}
