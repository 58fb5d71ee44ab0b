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
  return text.includes('{') ? String(formatOf(message).format(isolated(text, { ...values }))) : text
}

/** A message that was written out elsewhere and came over a wire, said like any other. */
export function saySent(message: string, values: MessageValues): string {
  return say(message as unknown as Message, values)
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
    .formatToParts<Part>(isolated(translated(message), { ...values } as Record<string, Part>))
    .map((part) => part.value)
}

function translated(message: string | Message): string {
  const key = message as string
  return spokenTongue().messages[key] || key
}

/**
 * Numbers of orders and names keep their own direction in a sentence that runs from right to left: each stands between marks nobody
 * sees, so that it and what follows it are not turned round.
 */
function isolated<Value>(text: string, values: Record<string, Value>): Record<string, Value | string> {
  if (spokenTongue().language !== 'ar') return values
  const entries = Object.entries(values).map(([name, value]) => {
    const isWords = typeof value === 'string' && FOREIGN.test(value) && text.includes(`{${name}}`)
    return [name, isWords ? apart(value) : value] as const
  })
  return Object.fromEntries(entries)
}

/** Text that keeps its own direction beside what else stands in its line. */
export function apart(text: string): string {
  return spokenTongue().language === 'ar' ? `\u2068${text}\u2069` : text
}

/** Begins with a letter or figure and holds nothing Arabic: a number or a name, and no part of the sentence. */
const FOREIGN = /^[\p{L}\p{N}+#](?!.*\p{Script=Arabic})/su

const compiled = new WeakMap<Tongue, Map<string, IntlMessageFormat>>()

function formatOf(message: string | Message): IntlMessageFormat {
  const tongue = spokenTongue()
  const known = compiled.get(tongue) ?? new Map<string, IntlMessageFormat>()
  compiled.set(tongue, known)
  const text = translated(message)
  const made = known.get(text)
  if (made) return made
  // Untranslated words follow the plurals of the language they are in.
  const locale = text === (message as string) ? ENGLISH_LOCALE : spokenLocale()
  const format = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true })
  known.set(text, format)
  return format
}
