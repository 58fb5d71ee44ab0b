/** The day of a moment in a time zone: 2026-11-21. */
export function dayAt(ms: number, timeZone: string): string {
  const parts = new Map(
    partsOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/** When a day begins in a time zone; days on which clocks change are longer or shorter than others. */
export function dayBeginsMs(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  // The offset a day before and a day after: one of them is the one in force at its beginning, the earlier moment where both fit.
  const begins = [utc - offsetMs(utc - DAY_MS, timeZone), utc - offsetMs(utc + DAY_MS, timeZone)]
  const fitting = begins.filter((ms) => dayAt(ms, timeZone) === day && dayAt(ms - 1, timeZone) < day)
  // Where clocks skip midnight the day begins with the first moment there is.
  return fitting.length > 0 ? Math.min(...fitting) : Math.min(...begins.filter((ms) => dayAt(ms, timeZone) === day), Math.max(...begins))
}

/** The day so many days later on the calendar. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** How many days there are from one to another, both counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1
}

export const DAY_MS = 86_400_000

function offsetMs(ms: number, timeZone: string): number {
  const parts = new Map(
    partsOf(timeZone)
      .formatToParts(ms)
      .map(({ type, value }) => [type, value]),
  )
  const at = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type))
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second')) - Math.floor(ms / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  // Digits and the calendar of the machine: these are keys, not words for a person.
  const made = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, made)
  return made
}
