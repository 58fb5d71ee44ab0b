import { say } from '../wording/say.ts'
import { dateFormat } from '../wording/tongue.ts'
import { dayAt, daysBetween } from './store-days.ts'

/** How long ago, in the two largest units: "5 min", "22 h", "2 d 3 h", "14 mo". */
export function ageText(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000))
  if (minutes < 60) return say('{minutes, number} min', { minutes })
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return say('{hours, number} h', { hours })
  const days = Math.floor(hours / 24)
  if (days < 7)
    return hours % 24 === 0 ? say('{days, number} d', { days }) : say('{days, number} d {hours, number} h', { days, hours: hours % 24 })
  if (days < 61) return say('{days, number} d', { days })
  const months = Math.floor(days / 30.44)
  return months < 24 ? say('{months, number} mo', { months }) : say('{years, number} y', { years: Math.floor(days / 365.25) })
}

/** A moment as short as it can be said: the time today, the weekday this week, else the date; in the shop's time zone. */
export function momentText(at: string, now: string, timeZone: string): string {
  const moment = new Date(at)
  const isSameDay = dayOf(moment, timeZone) === dayOf(new Date(now), timeZone)
  if (isSameDay) return format(moment, timeZone, { hour: '2-digit', minute: '2-digit' })
  const daysAgo = (Date.parse(now) - moment.getTime()) / 86_400_000
  if (daysAgo >= 0 && daysAgo < 6) return format(moment, timeZone, { weekday: 'short' })
  return shortDateText(moment, now, timeZone)
}

/** The day something is due, as people say it: the hour today, the weekday within the week to come, else the date; in the shop's time zone. */
export function dueText(at: string, now: string, timeZone: string): string {
  const moment = new Date(at)
  const daysAhead = daysBetween(dayAt(Date.parse(now), timeZone), dayAt(moment.getTime(), timeZone)) - 1
  if (daysAhead === 0) return say('today {time}', { time: format(moment, timeZone, { hour: '2-digit', minute: '2-digit' }) })
  if (daysAhead === 1) return say('tomorrow')
  if (daysAhead === -1) return say('yesterday')
  if (daysAhead > 0 && daysAhead < 7) return format(moment, timeZone, { weekday: 'short' })
  return shortDateText(moment, now, timeZone)
}

/** The present of a screen stands still between two ticks, and another desk's clock may be a little ahead. */
const AHEAD_MS = 60_000

/** How long ago where that is less than an hour, else the moment as short as it can be said. */
export function sinceText(at: string, now: string, timeZone: string): string {
  const ago = Date.parse(now) - Date.parse(at)
  return ago > -AHEAD_MS && ago < 3_600_000 ? ageText(at, now) : momentText(at, now, timeZone)
}

/** A moment in full, with date and time, in the shop's time zone. */
export function fullTimeText(at: string, timeZone: string): string {
  return format(new Date(at), timeZone, { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })
}

/** The date alone, in the shop's time zone. */
export function dateText(at: string, timeZone: string): string {
  return format(new Date(at), timeZone, { day: 'numeric', month: 'short', year: 'numeric' })
}

/** The year is said when it is another than now. */
function shortDateText(moment: Date, now: string, timeZone: string): string {
  const isSameYear = format(moment, timeZone, { year: 'numeric' }) === format(new Date(now), timeZone, { year: 'numeric' })
  return format(moment, timeZone, isSameYear ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' })
}

function dayOf(moment: Date, timeZone: string): string {
  return format(moment, timeZone, { day: 'numeric', month: 'numeric', year: 'numeric' })
}

function format(moment: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return dateFormat({ ...options, timeZone }).format(moment)
}
