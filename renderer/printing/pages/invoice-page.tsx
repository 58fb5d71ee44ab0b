import { sumOf } from '../../../shared/base/money.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { dateText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DocumentPaper } from '../paper.ts'
import { LineTable } from './line-table.tsx'
import { Facts, otherAddress, PageFoot, PageHead, Party } from './page-parts.tsx'
import { Totals } from './totals.tsx'

/** What is owed or was paid, as the law wants it said. */
export function InvoicePage({ paper }: { readonly paper: DocumentPaper }) {
  const { content } = paper
  const { order, parcel, amounts, timeZone, currency } = content
  if (!amounts) return null
  const paid = sumOf(content.payments, (payment) => payment.amount)
  const isPaid = paid >= amounts.total
  return (
    <>
      <PageHead paper={paper} />
      <section className="parties">
        <Party title={say('Bill to')} address={content.billTo} name={order.buyerName} sender={content.seller} />
        <Facts
          facts={[
            [say('Invoice date'), dateText(paper.issuedAt, timeZone)],
            [say('Delivery date'), parcel?.shippedAt ? dateText(parcel.shippedAt, timeZone) : ''],
            [say('Order'), order.number],
            [say('Reference'), order.reference],
            [say('Your order no.'), order.poNumber],
            [say('Shipment'), parcel?.number ?? ''],
            [say('Payment'), order.paymentMethod],
            [say('Your VAT no.'), content.billTo?.vatNumber ?? ''],
            [say('Delivered to'), otherAddress(content.shipTo, content.billTo)],
          ]}
        />
      </section>
      <LineTable content={content}>
        <Totals content={content} amounts={amounts} totalName={say('Total')} />
        <p className="note strong">
          {isPaid
            ? say('Paid. Nothing is left to pay.')
            : say('To pay: {amount}. Please give {number} with your payment.', {
                amount: moneyText(amounts.total - paid, currency),
                number: paper.number,
              })}
        </p>
        <PageFoot content={content} withBank={!isPaid} />
      </LineTable>
    </>
  )
}

/** What is given back, and which invoice it takes it from. */
export function CreditSlipPage({ paper }: { readonly paper: DocumentPaper }) {
  const { content } = paper
  const { order, goodsBack, amounts, timeZone } = content
  if (!amounts) return null
  return (
    <>
      <PageHead paper={paper} />
      <section className="parties">
        <Party title={say('Credit to')} address={content.billTo} name={order.buyerName} sender={content.seller} />
        <Facts
          facts={[
            [say('Date'), dateText(paper.issuedAt, timeZone)],
            [say('For invoice'), content.invoiceNumber ?? ''],
            [say('Return'), goodsBack?.number ?? ''],
            [say('Returned'), goodsBack ? dateText(goodsBack.at, timeZone) : ''],
            [say('Order'), order.number],
            [say('Reference'), order.reference],
            [say('Your VAT no.'), content.billTo?.vatNumber ?? ''],
          ]}
        />
      </section>
      <LineTable content={content}>
        <Totals content={content} amounts={amounts} totalName={say('Credited')} />
        <PageFoot content={content} />
      </LineTable>
    </>
  )
}
