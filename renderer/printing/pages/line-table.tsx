import type { ReactNode } from 'react'
import type { DocumentContent, DocumentLine } from '../../../shared/lifecycle/document.ts'
import { amountText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import { percentText, quantityText } from './page-words.ts'

interface LineTableProps {
  readonly content: DocumentContent
  /** A box to tick beside each line, for whoever packs or receives. */
  readonly withTicks?: boolean
  /** What stands below the lines: totals, signatures. It never comes onto a page without the last of them. */
  readonly children: ReactNode
}

/** So many of the last lines stay with what stands below them. */
const LAST_LINES = 2

/** The goods. With prices where the paper has them; its head stands on every page. */
export function LineTable({ content, withTicks = false, children }: LineTableProps) {
  const { lines, currency } = content
  const isPriced = lines.some((line) => line.price)
  const rows = lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a paper never changes
    <tr key={index}>
      {withTicks && (
        <td className="tick">
          <span className="box" />
        </td>
      )}
      <td className="sku">
        <bdi>{line.sku}</bdi>
      </td>
      <td>
        <ItemName line={line} />
      </td>
      <td className="figure strong">{quantityText(line.quantity)}</td>
      {isPriced && <Price line={line} content={content} />}
    </tr>
  ))
  return (
    <table className="lines">
      <thead>
        <tr>
          {withTicks && <th className="tick" aria-label={say('Done')} />}
          <th>{say('Article no.')}</th>
          <th>{say('Item')}</th>
          <th className="figure">{say('Quantity')}</th>
          {isPriced && (
            <>
              <th className="figure">{say('Unit price')}</th>
              <th className="figure">{say('VAT')}</th>
              <th className="figure">{say('Net {currency}', { currency })}</th>
              <th className="figure">{say('Amount {currency}', { currency })}</th>
            </>
          )}
        </tr>
      </thead>
      <tbody>{rows.slice(0, -LAST_LINES)}</tbody>
      <tbody className="last">
        {rows.slice(-LAST_LINES)}
        <tr>
          <td className="below" colSpan={3 + (withTicks ? 1 : 0) + (isPriced ? 4 : 0)}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function ItemName({ line }: { readonly line: DocumentLine }) {
  return (
    <>
      <span className="name">
        <bdi>{line.name}</bdi>
      </span>
      {line.detail !== '' && (
        <span className="detail">
          <bdi>{line.detail}</bdi>
        </span>
      )}
      {line.serialNumbers.length > 0 && (
        <span className="detail">{say('Serial no. {numbers}', { numbers: line.serialNumbers.join(', ') })}</span>
      )}
    </>
  )
}

function Price({ line, content }: { readonly line: DocumentLine; readonly content: DocumentContent }) {
  const { price } = line
  const { currency } = content
  if (!price) return <td colSpan={4} />
  return (
    <>
      <td className="figure">{amountText(price.unitPrice, currency)}</td>
      <td className="figure">{content.order.isVatExempt ? '–' : percentText(price.taxPercent)}</td>
      <td className="figure">{amountText(price.gross - price.tax, currency)}</td>
      <td className="figure">{amountText(price.gross, currency)}</td>
    </>
  )
}
