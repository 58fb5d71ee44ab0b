import type { DocumentAmounts, DocumentContent } from '../../../shared/lifecycle/document.ts'
import { amountText, moneyText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { percentText } from './page-words.ts'

interface TotalsProps {
  readonly content: DocumentContent
  readonly amounts: DocumentAmounts
  readonly totalName: string
}

/** What it adds up to, and the tax per rate beside it. */
export function Totals({ content, amounts, totalName }: TotalsProps) {
  const { currency } = content
  return (
    <section className="sums">
      <TaxTable content={content} amounts={amounts} />
      <table className="totals">
        <tbody>
          {sumRows(amounts).map(([name, amount]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="figure">{amountText(amount, currency)}</td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{totalName}</th>
            <td className="figure">{moneyText(amounts.total, currency)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  )
}

/** Goods, shipping and what is taken off, as far as there is any. */
export function sumRows(amounts: DocumentAmounts): readonly (readonly [name: string, amount: number])[] {
  const rows: readonly (readonly [string, number])[] = [
    [say('Goods'), amounts.goods],
    [say('Shipping'), amounts.shipping],
    [say('Handling'), amounts.handling],
    [say('Return cost'), -amounts.returnCost],
    [say('Voucher'), -amounts.voucherValue],
  ]
  return rows.filter(([, amount], index) => index === 0 || amount !== 0)
}

function TaxTable({ content, amounts }: Pick<TotalsProps, 'content' | 'amounts'>) {
  if (content.order.isVatExempt) return <p className="exempt">{say('Without VAT: the customer is exempt.')}</p>
  const { currency } = content
  return (
    <table className="taxes">
      <thead>
        <tr>
          <th>{say('VAT rate')}</th>
          <th className="figure">{say('Net')}</th>
          <th className="figure">{say('VAT')}</th>
          <th className="figure">{say('Gross')}</th>
        </tr>
      </thead>
      <tbody>
        {amounts.taxes.map(({ percent, net, tax, gross }) => (
          <tr key={percent}>
            <td>{percentText(percent)}</td>
            <td className="figure">{amountText(net, currency)}</td>
            <td className="figure">{amountText(tax, currency)}</td>
            <td className="figure">{amountText(gross, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
