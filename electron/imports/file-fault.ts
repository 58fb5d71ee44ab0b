// imports: foreign files become ordinary commands. Nothing here writes an order by any other road than the service.

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

/** Why a whole file is not taken: nothing of it was imported. Names the file, the line where there is one, and the cure. */
export interface FileFault {
  readonly code: FileFaultCode
  readonly file: string
  readonly line: number | null
  readonly message: string
  readonly cure: string
}

/** One sentence for people: where, what, and what to do about it. */
export function fileFaultSentence(fault: FileFault): string {
  const where = fault.line === null ? fault.file : `${fault.file}, line ${fault.line}`
  return `${where}: ${fault.message} ${fault.cure} Nothing was imported.`
}
