import { sumOf } from '../../../shared/base/money.ts'
import { amountText, moneyText } from '../../../shared/views/money-text.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DrawBarcode } from '../barcode.tsx'
import type { DocumentPaper } from '../paper.ts'
import { CopyMark, Footnote, Lines } from './page-parts.tsx'
import { percentText, quantityText, sellerLines, titleOf } from './page-words.ts'
import { PaperBars } from './paper-bars.tsx'
import { sumRows } from './totals.tsx'

/** What a till gives the customer, on a roll of 80 mm. */
export function ReceiptPage({ paper, draw }: { readonly paper: DocumentPaper; readonly draw: DrawBarcode }) {
  const { content } = paper
  const { seller, order, amounts, currency, payments, tendered } = content
  if (!amounts) return null
  const change = tendered === null ? 0 : tendered - sumOf(payments, (payment) => payment.amount)
  const paidInCash = change > 0 ? (payments.find((payment) => payment.isCash) ?? payments[0]) : undefined
  return (
    <>
      <header className="till-head">
        <p className="shop">
          <bdi>{seller.legalName || content.shopName}</bdi>
        </p>
        <Lines lines={sellerLines(seller)} />
        {seller.vatNumber !== '' && (
          <p>
            {say('VAT no.')} <bdi>{seller.vatNumber}</bdi>
          </p>
        )}
      </header>
      <h1>{titleOf(paper.kind)}</h1>
      <CopyMark copy={paper.copy} />
      <p className="moment">
        {fullTimeText(order.date, content.timeZone)} · <bdi>{paper.issuedBy}</bdi>
      </p>
      <table className="till-lines">
        <tbody>
          {content.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paper never changes
            <tr key={index}>
              <td>
                <bdi>{line.name}</bdi>
                <span className="detail">
                  {quantityText(line.quantity)} × {amountText(line.price?.unitPrice ?? 0, currency)}
                </span>
              </td>
              <td className="figure">{amountText(line.price?.gross ?? 0, currency)}</td>
            </tr>
          ))}
          {sumRows(amounts)
            .slice(1)
            .map(([name, amount]) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="figure">{amountText(amount, currency)}</td>
              </tr>
            ))}
        </tbody>
      </table>
      <p className="till-total">
        <span>{say('Total')}</span>
        <span className="figure">{moneyText(amounts.total, currency)}</span>
      </p>
      <table className="till-lines">
        <tbody>
          {payments.map((payment, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a paper never changes
            <tr key={index}>
              <td>
                <bdi>{payment.name}</bdi>
                {payment.reference !== undefined && (
                  <span className="detail">
                    <bdi>{payment.reference}</bdi>
                  </span>
                )}
              </td>
              <td className="figure">{amountText(payment === paidInCash ? payment.amount + change : payment.amount, currency)}</td>
            </tr>
          ))}
          {change > 0 && (
            <tr>
              <td>{say('Change')}</td>
              <td className="figure">{amountText(change, currency)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <table className="till-lines quiet">
        <tbody>
          {amounts.taxes.map(({ percent, net, tax }) => (
            <tr key={percent}>
              <td>{say('VAT {percent} of {net}', { percent: percentText(percent), net: amountText(net, currency) })}</td>
              <td className="figure">{amountText(tax, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <PaperBars draw={draw} text={order.number} room="receipt" />
      <p className="number">
        <bdi>{order.number}</bdi> · <bdi>{order.reference}</bdi>
      </p>
      <Footnote seller={seller} />
    </>
  )
}
