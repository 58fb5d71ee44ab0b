import { REFUSAL_CODES, type Refusal } from '../lifecycle/refusal.ts'
import { midSentence } from '../wording/case-of-letters.ts'
import { type Message, say, saySent } from '../wording/say.ts'
import { moneyText } from './money-text.ts'
import { refusalText } from './refusal-sentence.ts'

/**
 * Words that are not said yet: a message with its values, so that whoever reads them hears them in a language of their own. What was
 * written by a person, such as a note or a name, is text and stays as it is.
 */
export type Phrase =
  | string
  | { readonly message: string; readonly values?: PhraseValues }
  | { readonly minor: number; readonly currency: string }
  /** Within a sentence: it begins with a small letter where the language has it so. */
  | { readonly within: Phrase }
  | { readonly list: readonly Phrase[] }
  /** What a rule said; `message` says it in English to a window of an older version, which may not know the rule. */
  | { readonly refusal: Refusal; readonly message: string }

export type PhraseValues = Readonly<Record<string, Phrase | number>>

/** A message for later; it is written out here, like every message. */
export function phrase(message: string, values?: PhraseValues): Phrase {
  return values ? { message, values } : { message }
}

/** The words of a table as a phrase. */
export function marked(message: Message): Phrase {
  return { message: message as unknown as string }
}

/** Why a rule did not allow it, and what to do, as a phrase. */
export function refusedPhrase(refusal: Refusal): Phrase {
  return { refusal, message: refusalText(refusal) }
}

/** The phrase in the spoken language. */
export function sayPhrase(words: Phrase): string {
  if (typeof words === 'string') return words
  if ('refusal' in words) return REFUSAL_CODES.includes(words.refusal.code) ? refusalText(words.refusal) : words.message
  if ('minor' in words) return moneyText(words.minor, words.currency)
  if ('within' in words) return midSentence(sayPhrase(words.within))
  if ('list' in words) return words.list.map(sayPhrase).join(say(', '))
  return saySent(words.message, Object.fromEntries(Object.entries(words.values ?? {}).map(([name, value]) => [name, saidValue(value)])))
}

function saidValue(value: Phrase | number): string | number {
  return typeof value === 'number' ? value : sayPhrase(value)
}
