import { dateText } from '../../../shared/views/time-text.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DrawBarcode } from '../barcode.tsx'
import type { DocumentPaper } from '../paper.ts'
import { LineTable } from './line-table.tsx'
import { Facts, Message, otherAddress, PageFoot, PageHead, Party } from './page-parts.tsx'
import { PaperBars } from './paper-bars.tsx'

interface SlipPageProps {
  readonly paper: DocumentPaper
  readonly draw: DrawBarcode
}

/** What lies in the parcel: for whoever packs it, checks it, or opens it. */
export function PackingSlipPage({ paper, draw }: SlipPageProps) {
  const { content } = paper
  return (
    <>
      <PageHead paper={paper}>
        <PaperBars draw={draw} text={paper.number} room="slip" />
      </PageHead>
      <section className="parties">
        <Party title={say('Ship to')} address={content.shipTo} name={content.order.buyerName} withContact />
        <ShipmentFacts paper={paper} />
      </section>
      <LineTable content={content} withTicks>
        <Message text={content.message} />
        <section className="signs">
          <p className="line">{say('Picked by')}</p>
          <p className="line">{say('Packed by')}</p>
          <p className="line">{say('Packages')}</p>
        </section>
      </LineTable>
    </>
  )
}

/** Goes with the goods and is signed for. */
export function DeliveryNotePage({ paper, draw }: SlipPageProps) {
  const { content } = paper
  return (
    <>
      <PageHead paper={paper}>
        <PaperBars draw={draw} text={paper.number} room="slip" />
      </PageHead>
      <section className="parties">
        <Party title={say('Delivered to')} address={content.shipTo} name={content.order.buyerName} sender={content.seller} />
        <ShipmentFacts paper={paper} orderedBy={otherAddress(content.billTo, content.shipTo)} />
      </section>
      <LineTable content={content}>
        <Message text={content.message} />
        <section className="signs">
          <p className="line">{say('Received on')}</p>
          <p className="line">{say('Name')}</p>
          <p className="line">{say('Signature')}</p>
        </section>
        <PageFoot content={content} />
      </LineTable>
    </>
  )
}

/** Goes back with the goods, or is given to the customer as proof that they are here. */
export function ReturnSlipPage({ paper, draw }: SlipPageProps) {
  const { content } = paper
  const { order, goodsBack, parcel } = content
  return (
    <>
      <PageHead paper={paper}>
        <PaperBars draw={draw} text={paper.number} room="slip" />
      </PageHead>
      <section className="parties">
        <Party title={say('Returned by')} address={content.billTo ?? content.shipTo} name={order.buyerName} />
        <Facts
          facts={[
            [say('Received'), goodsBack ? dateText(goodsBack.at, content.timeZone) : ''],
            [say('Order'), order.number],
            [say('Reference'), order.reference],
            [say('Shipment'), parcel?.number ?? ''],
            [say('Invoice'), content.invoiceNumber ?? ''],
          ]}
        />
      </section>
      <LineTable content={content} withTicks>
        <Message text={goodsBack?.comment ?? ''} />
        <p className="note">{say('These goods were taken back. What is given back for them is said on the credit slip.')}</p>
        <PageFoot content={content} />
      </LineTable>
    </>
  )
}

function ShipmentFacts({ paper, orderedBy = '' }: { readonly paper: DocumentPaper; readonly orderedBy?: string }) {
  const { order, parcel, timeZone } = paper.content
  return (
    <Facts
      facts={[
        [say('Date'), dateText(paper.issuedAt, timeZone)],
        [say('Order'), order.number],
        [say('Reference'), order.reference],
        [say('Ordered'), dateText(order.date, timeZone)],
        [say('Your order no.'), order.poNumber],
        [say('Warehouse'), parcel?.warehouseName ?? ''],
        [say('Shipping'), order.isPickup ? say('Pick-up') : factsLine([parcel?.carrier, parcel?.service]) || order.shippingMethod],
        [say('Box'), parcel?.box ?? ''],
        [say('Tracking'), parcel?.trackingNumber ?? ''],
        [say('Ordered by'), orderedBy],
      ]}
    />
  )
}
