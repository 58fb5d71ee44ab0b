import { sumOf } from '../../../shared/base/money.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DrawBarcode } from '../barcode.tsx'
import type { Paper } from '../paper.ts'
import { Lines } from './page-parts.tsx'
import { addressLines, postalCountry, sellerLines } from './page-words.ts'
import { PaperBars, PaperSquare } from './paper-bars.tsx'

interface LabelPageProps {
  readonly paper: Extract<Paper, { readonly kind: 'label' }>
  readonly draw: DrawBarcode
}

/** So many rows of large letters have room above the code, and so many letters in a row. */
const LARGE_ROWS = 6
const LARGE_LETTERS = 30

function rowsOf(lines: readonly string[]): number {
  return sumOf(lines, (line) => Math.ceil(line.length / LARGE_LETTERS))
}

/** One label for each package of the parcel. */
export function LabelPage({ paper, draw }: LabelPageProps) {
  const { content } = paper
  const { seller, parcel, order, shipTo } = content
  const count = Math.max(1, parcel?.numberOfPackages ?? 1)
  const tracking = parcel?.trackingNumber ?? ''
  const address = shipTo ? addressLines(shipTo, postalCountry) : [order.buyerName]
  const phone = shipTo ? shipTo.cellPhoneNumber || shipTo.phoneNumber : ''
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: packages are told apart by their place alone
    <section className="label" key={index}>
      <header className="label-head">
        <div className="from">
          <p className="strong">
            <bdi>{seller.legalName || content.shopName}</bdi>
          </p>
          <Lines lines={sellerLines(seller, postalCountry)} />
        </div>
        <p className="service">
          <bdi>{[parcel?.carrier, parcel?.service].filter(Boolean).join(' ') || order.shippingMethod}</bdi>
        </p>
      </header>
      <div className={rowsOf(address) > LARGE_ROWS ? 'to small' : 'to'}>
        <h1>{say('To{as, select, other {}}', { as: 'person' })}</h1>
        <Lines lines={address} />
        {phone !== '' && (
          <p className="phone">
            <bdi>{phone}</bdi>
          </p>
        )}
      </div>
      <div className="label-code">
        <PaperBars draw={draw} text={tracking || paper.number} room="label" />
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
          {parcel?.box && (
            <p className="box">
              <bdi>{parcel.box}</bdi>
            </p>
          )}
        </div>
        <PaperSquare draw={draw} text={paper.number} />
      </footer>
    </section>
  ))
}
