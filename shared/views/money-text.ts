import { currencyDecimals } from '../base/money.ts'
import { numberFormat } from '../wording/tongue.ts'

/** An amount in minor units as people read it, without its currency: 360000 SEK gives "3,600.00". */
export function amountText(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency)
  return numberFormat({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(minor / 10 ** decimals)
}

/** An amount with its currency in front, kept on one line: "SEK 3,600.00". */
export function moneyText(minor: number, currency: string): string {
  return currency ? `${currency}\u00a0${amountText(minor, currency)}` : amountText(minor, currency)
}
