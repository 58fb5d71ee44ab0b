import { say } from '../../../shared/wording/say.ts'
import { Barcode, type DrawBarcode } from '../barcode.tsx'
import type { Paper } from '../paper.ts'
import { Lines } from './page-parts.tsx'
import { addressLines, sellerLines } from './page-words.ts'

interface LabelPageProps {
  readonly paper: Extract<Paper, { readonly kind: 'label' }>
  readonly draw: DrawBarcode
}

/** One label for each package of the parcel. */
export function LabelPage({ paper, draw }: LabelPageProps) {
  const { content } = paper
  const { seller, parcel, order, shipTo } = content
  const count = Math.max(1, parcel?.numberOfPackages ?? 1)
  const tracking = parcel?.trackingNumber ?? ''
  const phone = shipTo ? shipTo.cellPhoneNumber || shipTo.phoneNumber : ''
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: packages are told apart by their place alone
    <section className="label" key={index}>
      <header className="label-head">
        <div className="from">
          <p className="strong">
            <bdi>{seller.legalName || content.shopName}</bdi>
          </p>
          <Lines lines={sellerLines(seller)} />
        </div>
        <p className="service">
          <bdi>{[parcel?.carrier, parcel?.service].filter(Boolean).join(' ') || order.shippingMethod}</bdi>
        </p>
      </header>
      <div className="to">
        <h1>{say('To')}</h1>
        <Lines lines={shipTo ? addressLines(shipTo) : [order.buyerName]} />
        {phone !== '' && (
          <p className="phone">
            <bdi>{phone}</bdi>
          </p>
        )}
      </div>
      <div className="label-code">
        <Barcode pattern={draw(tracking || paper.number)} label={tracking || paper.number} className="bars" />
        <p className="number">
          <bdi>{tracking || paper.number}</bdi>
        </p>
      </div>
      <footer className="label-foot">
        <div>
          <p className="quiet">{say('Shipment')}</p>
          <p className="strong">
            <bdi>{paper.number}</bdi>
          </p>
        </div>
        <div>
          <p className="quiet">{say('Package')}</p>
          <p className="strong">{say('{index, number} of {count, number}', { index: index + 1, count })}</p>
        </div>
        <Barcode pattern={draw(paper.number, 'qrcode')} label={paper.number} className="square" />
      </footer>
    </section>
  ))
}
