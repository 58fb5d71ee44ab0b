// i18n: numbers and times as this person's desk writes them. Amounts and the shop's own times are in shared/views.

const COUNT = new Intl.NumberFormat('en')
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** A whole number with separators: "1,204". */
export function countText(count: number): string {
  return COUNT.format(count)
}

/** A count with its noun: "1 order", "1,204 orders". */
export function countedText(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`
}

/** The time of day on this computer's clock: "12:04". */
export function clockText(at: string): string {
  return CLOCK.format(new Date(at))
}
