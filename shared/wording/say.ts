import { IntlMessageFormat } from 'intl-messageformat'
import { ENGLISH_LOCALE, spokenLocale, spokenTongue, type Tongue } from './tongue.ts'

declare const unsaid: unique symbol

/** Words marked to be said later, where they are shown. Not a string, so that nothing shows them unsaid. */
export interface Message {
  readonly [unsaid]: 'message'
}

/** A message written out on the spot, or marked by msg(); never words that were put together. */
export type Written<M> = M & (string extends M ? never : unknown)

export type MessageValues = Readonly<Record<string, string | number>>

/** Marks the words of a table that is made before anybody knows the language; say them where they are shown. */
export function msg(message: string): Message {
  return message as unknown as Message
}

/** The message in the language of this process. The English ICU message is the key: write it out, never put it together. */
export function say<const M extends string | Message>(message: Written<M>, values?: MessageValues): string {
  const text = translated(message)
  return text.includes('{') ? String(formatOf(message).format({ ...values })) : text
}

/** Words that came with a fact, such as a rule's reason: said when they are known, else as they came. */
export function told(words: string): string {
  return spokenTongue().messages[words] || words
}

/** The same in pieces, where a value is more than text: an element, a link. Pieces stand in the order of the language. */
export function sayParts<Part>(
  message: string | Message,
  values: Readonly<Record<string, string | number | Part>>,
): readonly (string | Part)[] {
  return formatOf(message)
    .formatToParts<Part>({ ...values } as Record<string, Part>)
    .map((part) => part.value)
}

function translated(message: string | Message): string {
  const key = message as string
  return spokenTongue().messages[key] || key
}

let compiledFor: Tongue | null = null
let compiled = new Map<string, IntlMessageFormat>()

function formatOf(message: string | Message): IntlMessageFormat {
  const tongue = spokenTongue()
  if (compiledFor !== tongue) {
    compiledFor = tongue
    compiled = new Map()
  }
  const text = translated(message)
  const known = compiled.get(text)
  if (known) return known
  // Untranslated words follow the plurals of the language they are in.
  const locale = text === (message as string) ? ENGLISH_LOCALE : spokenLocale()
  const made = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  compiled.set(text, made)
  return made
}
