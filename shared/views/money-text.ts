import { currencyDecimals } from '../base/money.ts'
import { numberFormat, spokenTongue } from '../wording/tongue.ts'

/** An amount in minor units as people read it, without its currency: 360000 SEK gives "3,600.00". */
export function amountText(minor: number, currency: string): string {
  const decimals = currencyDecimals(currency)
  return numberFormat({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(minor / 10 ** decimals)
}

/** An amount with its currency where the spoken language puts it, kept on one line: "SEK 3,600.00", "3.600,00 SEK". */
export function moneyText(minor: number, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency) || spokenTongue().language === 'en') {
    return currency ? `${currency}\u00a0${amountText(minor, currency)}` : amountText(minor, currency)
  }
  const decimals = currencyDecimals(currency)
  const format = numberFormat({
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  return format.format(minor / 10 ** decimals)
}
