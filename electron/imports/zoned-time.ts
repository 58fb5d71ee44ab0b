/** A wall clock reading without a zone, month 1-12. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

/** Whether the machine knows a time zone by this name. */
export function isTimeZone(zone: string): boolean {
  try {
    return formatterOf(zone) !== null
  } catch {
    return false
  }
}

/**
 * The UTC instant (ISO 8601) at which clocks in `zone` show `wall`.
 * A reading that the clocks skip in spring is taken as an hour later; one they show twice in autumn as the first.
 */
export function utcOf(wall: WallTime, zone: string): string {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second)
  const before = asUtc - offsetAt(asUtc - 86_400_000, zone)
  const after = asUtc - offsetAt(asUtc + 86_400_000, zone)
  const fits = [before, after].find((instant) => instant + offsetAt(instant, zone) === asUtc)
  return new Date(fits ?? before).toISOString()
}

/** Milliseconds that clocks in `zone` are ahead of UTC at `instant`. */
function offsetAt(instant: number, zone: string): number {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  const read = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? '0')
  const shown = Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'))
  return shown - Math.floor(instant / 1000) * 1000
}

const formatters = new Map<string, Intl.DateTimeFormat>()

// Making a formatter costs a thousand times more than using it.
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}
