// i18n: numbers and times as this person's desk writes them. Amounts and the shop's own times are in shared/views.

import { dateFormat, numberFormat } from '../../shared/wording/tongue.ts'

/** A whole number with separators: "1,204". */
export function countText(count: number): string {
  return numberFormat().format(count)
}

/** The time of day on this computer's clock: "12:04". */
export function clockText(at: string): string {
  return dateFormat({ hour: '2-digit', minute: '2-digit' }).format(new Date(at))
}
