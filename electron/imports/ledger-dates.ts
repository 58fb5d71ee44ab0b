import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type Phrase, phrase } from '../../shared/views/phrase.ts'
import { utcOf, type WallTime } from './zoned-time.ts'

export type DateOrder = 'dmy' | 'mdy'

export interface DateChoice {
  readonly order: DateOrder
  /** Why, in words for the person who started the import. */
  readonly because: Phrase
}

interface DatedLine {
  readonly line: number
  readonly text: string
}

/** Both readings proven by the same file: only a person can say which is meant. */
export interface DatesUnclear {
  readonly dayFirst: DatedLine
  readonly monthFirst: DatedLine
}

/** decisions 33: what was said; else a value that allows one reading only; else the habit of the delimiter. */
export function chooseDateOrder(
  said: DateOrder | null,
  dates: Iterable<DatedLine>,
  delimiter: string,
  decimal: ',' | '.',
): Result<DateChoice, DatesUnclear> {
  if (said) return ok({ order: said, because: phrase('as told') })
  let dayFirst: DatedLine | null = null
  let monthFirst: DatedLine | null = null
  for (const dated of dates) {
    const match = SLASHED.exec(dated.text.trim())
    if (!match) continue
    const [first, second] = [Number(match[1]), Number(match[2])]
    if (first > 12 && first <= 31 && second >= 1 && second <= 12) dayFirst ??= dated
    if (second > 12 && second <= 31 && first >= 1 && first <= 12) monthFirst ??= dated
  }
  if (dayFirst && monthFirst) return fail({ dayFirst, monthFirst })
  if (dayFirst) return ok({ order: 'dmy', because: lineSays(dayFirst) })
  if (monthFirst) return ok({ order: 'mdy', because: lineSays(monthFirst) })
  if (delimiter === ';') return ok({ order: 'dmy', because: phrase('no date settles it, and the delimiter is {delimiter}', { delimiter }) })
  if (delimiter === ',') return ok({ order: 'mdy', because: phrase('no date settles it, and the delimiter is {delimiter}', { delimiter }) })
  return decimal === ','
    ? ok({ order: 'dmy', because: phrase('no date settles it, and decimals are written with a comma') })
    : ok({ order: 'mdy', because: phrase('no date settles it, and decimals are written with a point') })
}

function lineSays({ line, text }: DatedLine): Phrase {
  return phrase('line {line} says {date}', { line: `${line}`, date: text })
}

const TIME = String.raw`(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?)?`
const SLASHED = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})${TIME}$`)
const ISO = new RegExp(String.raw`^(\d{4})-(\d{1,2})-(\d{1,2})${TIME}\s*(Z|[+-]\d{2}:?\d{2})?$`)

/** The instant (UTC, ISO 8601) a ledger's date means, or null when it is none. Year-first dates mean the same everywhere. */
export function readDate(text: string, order: DateOrder, zone: string): string | null {
  const trimmed = text.trim()
  const iso = ISO.exec(trimmed)
  if (iso) {
    const wall = wallTime(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4, 8))
    if (!wall) return null
    return iso[8] ? withOffset(wall, iso[8]) : utcOf(wall, zone)
  }
  const slashed = SLASHED.exec(trimmed)
  if (!slashed) return null
  const [first, second] = [Number(slashed[1]), Number(slashed[2])]
  const [day, month] = order === 'dmy' ? [first, second] : [second, first]
  const wall = wallTime(fullYear(slashed[3] ?? ''), month, day, slashed.slice(4, 8))
  return wall && utcOf(wall, zone)
}

function fullYear(text: string): number {
  if (text.length === 4) return Number(text)
  const year = Number(text)
  return year < 70 ? 2000 + year : 1900 + year
}

function wallTime(year: number, month: number, day: number, time: readonly (string | undefined)[]): WallTime | null {
  const [hourText = '0', minute = '0', second = '0', half] = time
  let hour = Number(hourText)
  if (half) {
    if (hour < 1 || hour > 12) return null
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  const wall = { year, month, day, hour, minute: Number(minute), second: Number(second) }
  if (year < 1970 || year > 2200 || hour > 23 || wall.minute > 59 || wall.second > 59) return null
  // A day that does not exist (31 February) rolls over into another month.
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? wall : null
}

function withOffset(wall: WallTime, offset: string): string {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  if (offset === 'Z') return new Date(asUtc).toISOString()
  const sign = offset.startsWith('-') ? -1 : 1
  const digits = offset.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return new Date(asUtc - sign * minutes * 60_000).toISOString()
}
