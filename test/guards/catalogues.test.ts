import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { saidIn, unsaidIn } from '../support/said-words.ts'
import { readSources, type SourceFile } from '../support/source-files.ts'
import { allMessages, readCatalogue, SAYING_FOLDERS, TRANSLATED } from './catalogues.ts'

const sources = readSources(...SAYING_FOLDERS)

test('every message is written out where it is said, and its values are those it names', () => {
  expect(sources.flatMap((file) => [...saidIn(file).faults, ...misgivenIn(file)])).toEqual([])
})

test('every message is one ICU understands', () => {
  expect(allMessages().filter((message) => slotsOf(message, 'en') === null)).toEqual([])
})

test('nothing people read goes unsaid', () => {
  expect(sources.filter(isRead).flatMap(unsaidIn).filter(isNoException)).toEqual([])
})

test.each(TRANSLATED)('the %s translations say what the messages say: the same values, every plural the language has', (language) => {
  const faults = Object.entries(readCatalogue(language)).flatMap(([message, translation]) =>
    translation === '' ? [] : faultsOf(message, translation, language).map((fault) => `${message} → ${translation}: ${fault}`),
  )
  expect(faults).toEqual([])
})

test.each(TRANSLATED)('nothing is left to say in English to whoever reads %s, and nothing stands there that nobody says', (language) => {
  const catalogue = readCatalogue(language)
  const advice = 'npm run docs writes what is missing into renderer/i18n/catalogues: translate the empty ones'
  expect(Object.keys(catalogue), advice).toEqual(allMessages())
  expect(Object.keys(catalogue).filter((message) => catalogue[message] === '')).toEqual([])
})

test.each([
  ['text between tags', 'export const x = <p>Unsaid words</p>'],
  ['a label', 'export const x = <Field label="Unsaid" />'],
  ['a label that is one of two', "export const x = <Field label={a ? say('Said') : 'Unsaid'} />"],
  ['a field of a table', "const x = [{ label: 'Unsaid' }]"],
])('the guard catches %s that is not said', (_what, text) => {
  expect(unsaidIn(plant(text))).toHaveLength(1)
})

test.each([
  ['a template', `const x = say(\`Order \${number}\`)`],
  ['a sum', "const x = say('Order ' + number)"],
  ['a choice', "const x = say(is ? 'On' : 'Off')"],
])('the guard catches a message made by %s', (_what, text) => {
  expect(saidIn(plant(text)).faults).toHaveLength(1)
})

test.each([
  ['a value nobody gave', "const x = say('Order {number}')"],
  ['a value nobody asked for', "const x = say('Order {number}', { number, name })"],
])('the guard catches %s', (_what, text) => {
  expect(misgivenIn(plant(text))).toHaveLength(1)
})

test.each([
  ['a value that is missing', '{count, plural, one {# order} other {# orders}}', 'Aufträge', 'de'],
  ['a value that is new', 'Order', 'Auftrag {number}', 'de'],
  ['a plural form that is missing', '{count, plural, one {# order} other {# orders}}', '{count, plural, one {# x} other {# x}}', 'ar'],
  ['a bracket that does not close', 'Order {number}', 'Auftrag {number', 'de'],
])('the guard catches a translation with %s', (_what, message, translation, language) => {
  expect(faultsOf(message, translation, language)).toHaveLength(1)
})

function plant(text: string): SourceFile {
  return { path: 'renderer/screens/planted.tsx', text }
}

function isRead({ path }: SourceFile): boolean {
  return path.startsWith('renderer/') || path.startsWith('shared/views/')
}

/** What looks like words and is none, each with its reason. */
const EXCEPTIONS: readonly RegExp[] = [
  // An address is written the same everywhere.
  /placeholder="https:/,
]

function isNoException(unsaid: string): boolean {
  return !EXCEPTIONS.some((exception) => exception.test(unsaid))
}

function misgivenIn(file: SourceFile): readonly string[] {
  return saidIn(file).said.flatMap(({ message, values }) => {
    const wanted = values && slotsOf(message, 'en')
    if (!wanted || !values) return []
    const names = [...wanted.keys()].sort().join(', ')
    return names === [...values].sort().join(', ') ? [] : [`${file.path}: “${message}” names (${names}), given (${values.join(', ')})`]
  })
}

function faultsOf(message: string, translation: string, language: string): readonly string[] {
  const wanted = slotsOf(message, 'en')
  const given = slotsOf(translation, language)
  if (given === null) return ['ICU does not understand it']
  // `as` only tells two meanings of one English word apart.
  const missing = [...(wanted?.keys() ?? [])].filter((name) => name !== 'as' && !given.has(name)).map((name) => `{${name}} is missing`)
  const extra = [...given.keys()].filter((name) => !wanted?.has(name)).map((name) => `{${name}} is not in the message`)
  const forms = [...given].flatMap(([name, has]) =>
    has.length === 0
      ? []
      : formsNeeded(language)
          .filter((form) => !has.includes(form))
          .map((form) => `{${name}} says nothing for “${form}”`),
  )
  return [...missing, ...extra, ...forms.slice(0, 1)]
}

/** Every plural form a language has for whole numbers of things; “zero” may be said as “other” is. */
function formsNeeded(language: string): readonly string[] {
  const rules = new Intl.PluralRules(language)
  const forms = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)))
  return [...forms, 'other'].filter((form) => form !== 'zero')
}

/** The values a message names, each with the plural forms it is said in; null where it cannot be read. */
function slotsOf(message: string, language: string): ReadonlyMap<string, readonly string[]> | null {
  if (!message.includes('{')) return new Map()
  const slots = new Map<string, readonly string[]>()
  const gather = (elements: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const element of elements) {
      if ('options' in element && 'value' in element) {
        slots.set(element.value, 'pluralType' in element ? Object.keys(element.options) : [])
        for (const option of Object.values(element.options)) gather(option.value)
      } else if ('value' in element && element.type !== 0 && !slots.has(element.value)) {
        slots.set(element.value, [])
      }
    }
  }
  try {
    gather(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst())
    return slots
  } catch {
    return null
  }
}

test('why an import does not take a line is said in every language', () => {
  const unsaid = readSources('electron/imports').flatMap(({ path, text }) =>
    [...text.matchAll(/\b(?:fail|PayloadProblem|rejectAll|#reject)\((?:[\w.]+, )?(['`].*)/g)].map(([, words]) => `${path}: ${words}`),
  )
  expect(unsaid).toEqual([])
})
