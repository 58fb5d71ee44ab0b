import { amountText, moneyText } from '../../shared/views/money-text.ts'

/** An amount in tabular figures; with its currency where it stands alone, without in a column of one currency. */
export function MoneyText({
  minor,
  currency,
  bare = false,
}: {
  readonly minor: number
  readonly currency: string
  readonly bare?: boolean
}) {
  return <bdi>{bare ? amountText(minor, currency) : moneyText(minor, currency)}</bdi>
}
