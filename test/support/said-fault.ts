import type { FileFault } from '../../electron/imports/file-fault.ts'
import { sayPhrase } from '../../shared/views/phrase.ts'

/** The fault with its words said in English, as a person reads them. */
export function saidFault({ message, cure, ...fault }: FileFault) {
  return { ...fault, message: sayPhrase(message), cure: sayPhrase(cure) }
}
