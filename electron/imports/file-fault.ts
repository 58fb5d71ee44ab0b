// imports: foreign files become ordinary commands. Nothing here writes an order by any other road than the service.

import { type Phrase, phrase, sayPhrase } from '../../shared/views/phrase.ts'

export type FileFaultCode =
  | 'NOT_FOUND'
  | 'UNREADABLE'
  | 'NOT_A_FILE'
  | 'TOO_LARGE'
  | 'EMPTY'
  | 'BINARY'
  | 'NUL_BYTES'
  | 'WRONG_ENCODING'
  | 'BAD_JSON'
  | 'NOT_AN_ORDER'
  | 'MISSING_HEADER'
  | 'DUPLICATE_HEADER'
  | 'BROKEN_CSV'
  | 'DATES_UNCLEAR'

/**
 * Why a whole file is not taken: nothing of it was imported. Names the file, the line where there is one, and the cure. What only the
 * command line meets is said in English.
 */
export interface FileFault {
  readonly code: FileFaultCode
  readonly file: string
  readonly line: number | null
  readonly message: Phrase
  readonly cure: Phrase
}

/** For people: where, what, and what to do about it. */
export function fileFaultWords({ file, line, message: what, cure }: FileFault): Phrase {
  return line === null
    ? phrase('{file}: {what} {cure} Nothing was imported.', { file, what, cure })
    : phrase('{file}, line {line}: {what} {cure} Nothing was imported.', { file, line: `${line}`, what, cure })
}

/** The same in the spoken language. */
export function fileFaultSentence(fault: FileFault): string {
  return sayPhrase(fileFaultWords(fault))
}
