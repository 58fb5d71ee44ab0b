import { type Phrase, phrase, sayPhrase } from '../../shared/views/phrase.ts'
import { isRecord, type Json, type JsonRecord } from './payload-cleaning.ts'

/** What is wrong with a payload, in words for people. */
export class PayloadProblem extends Error {
  readonly words: Phrase

  constructor(words: Phrase) {
    super(sayPhrase(words))
    this.words = words
  }
}

/** How a shop writes amounts as text. */
export interface CurrencyFormat {
  readonly prefix: string
  readonly suffix: string
  readonly decimalPoint: string
}

/** Reads fields off a record and remembers which, so that what nobody asked for can be kept as it came. */
export class FieldReader {
  readonly #record: JsonRecord
  readonly #where: string
  readonly #read = new Set<string>()

  constructor(record: Json | undefined, where: string) {
    this.#record = isRecord(record) ? record : {}
    this.#where = where
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#record, key)
  }

  /** Text or number as text; what is absent, null or false is empty. */
  text(key: string, limit = 255): string {
    const value = this.#take(key)
    if (value === undefined || value === null || value === false) return ''
    if (typeof value !== 'string' && typeof value !== 'number') throw new PayloadProblem(phrase('{field} is not a text.', this.#field(key)))
    const text = String(value).normalize('NFC').trim()
    if (text.length > limit)
      throw new PayloadProblem(phrase('{field} is longer than {limit} characters.', { ...this.#field(key), limit: `${limit}` }))
    return text
  }

  flag(key: string): boolean {
    const value = this.#take(key)
    return value === true || value === 1 || value === '1' || value === 'true'
  }

  /** A whole number from 1 to a million. */
  quantity(key: string): number {
    const value = Number(this.#take(key) ?? Number.NaN)
    if (!Number.isInteger(value) || value < 1 || value > 1_000_000)
      throw new PayloadProblem(phrase('{field} must be a whole number from 1 to 1,000,000.', this.#field(key)))
    return value
  }

  percent(key: string): number {
    const value = Number(this.#take(key) || 0)
    if (!(value >= 0 && value <= 100)) throw new PayloadProblem(phrase('{field} must be a percentage from 0 to 100.', this.#field(key)))
    return value
  }

  /**
   * An amount in minor units: the number in `<key>AsNumber`, else the formatted text in `<key>`.
   * False and absence mean that there is none: 0, or an error when it is `required`.
   */
  amount(key: string, format: CurrencyFormat, decimals: number, required = false): number {
    const [formatted, asNumber] = [this.#take(key), this.#take(`${key}AsNumber`)]
    if (typeof asNumber === 'number') return this.#minor(key, asNumber, decimals)
    if (typeof formatted === 'number') return this.#minor(key, formatted, decimals)
    if (typeof formatted === 'string' && formatted !== '') return this.#minor(key, numberIn(formatted, format), decimals)
    if (required) throw new PayloadProblem(phrase('{field} is missing.', this.#field(key)))
    return 0
  }

  record(key: string): Json | undefined {
    return this.#take(key)
  }

  list(key: string): readonly Json[] {
    const value = this.#take(key)
    return Array.isArray(value) ? value : []
  }

  /** Fields whose name matches, as texts. */
  texts(pattern: RegExp): Record<string, string> {
    const found: Record<string, string> = {}
    for (const key of Object.keys(this.#record)) {
      if (!pattern.test(key)) continue
      const value = this.text(key)
      if (value !== '') found[key] = value
    }
    return found
  }

  /** All fields nobody read, as they came. */
  rest(): Record<string, Json> {
    return Object.fromEntries(Object.entries(this.#record).filter(([key]) => !this.#read.has(key)))
  }

  #take(key: string): Json | undefined {
    this.#read.add(key)
    return this.has(key) ? this.#record[key] : undefined
  }

  #minor(key: string, amount: number, decimals: number): number {
    const factor = 10 ** decimals
    const minor = Math.round(amount * factor)
    if (!Number.isSafeInteger(minor)) throw new PayloadProblem(phrase('{field} is not an amount.', this.#field(key)))
    // 19.99 * 100 is 1998.9999999999998: only a difference that people could see counts.
    if (Math.abs(amount * factor - minor) > 1e-4)
      throw new PayloadProblem(phrase('{field} has more than {decimals} decimals.', { ...this.#field(key), decimals: `${decimals}` }))
    return minor
  }

  #field(key: string): { readonly field: string } {
    return { field: `${this.#where}${key}` }
  }
}

function numberIn(formatted: string, format: CurrencyFormat): number {
  let plain = formatted.trim()
  if (format.prefix.trim() !== '' && plain.startsWith(format.prefix.trim())) plain = plain.slice(format.prefix.trim().length)
  if (format.suffix.trim() !== '' && plain.endsWith(format.suffix.trim())) plain = plain.slice(0, -format.suffix.trim().length)
  const [whole = '', fraction = ''] = plain.split(format.decimalPoint)
  const sign = /^\s*[-−]/.test(plain) ? -1 : 1
  // Anything between the digits of the whole part separates thousands; letters mean that this is no amount.
  if (!/^[\s\d.,'’−-]+$/.test(plain) || !/\d/.test(plain)) return Number.NaN
  return sign * Number(`${whole.replaceAll(/\D/g, '') || '0'}.${fraction.replaceAll(/\D/g, '') || '0'}`)
}
