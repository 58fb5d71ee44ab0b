import { sumOf } from '../../../shared/base/money.ts'
import { fullTimeText } from '../../../shared/views/time-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { DrawBarcode } from '../barcode.tsx'
import type { Paper, PickList, PickRow } from '../paper.ts'
import { Facts } from './page-parts.tsx'
import { quantityText, titleOf } from './page-words.ts'
import { PaperBars } from './paper-bars.tsx'

interface PickListPageProps {
  readonly paper: Extract<Paper, { readonly kind: 'pickList' }>
  readonly draw: DrawBarcode
}

/** What to fetch, warehouse by warehouse, in the order of the shelves. */
export function PickListPage({ paper, draw }: PickListPageProps) {
  return paper.lists.map((list) => (
    <section className="pick" key={list.warehouseName}>
      <header className="head">
        <div className="seller">
          <p className="shop">
            <bdi>{list.warehouseName}</bdi>
          </p>
          <Facts
            facts={[
              [say('Printed'), fullTimeText(paper.issuedAt, paper.timeZone)],
              [say('By'), paper.issuedBy],
              [say('Shipments'), quantityText(list.shipments.length)],
              [say('Units'), quantityText(sumOf(list.rows, (row) => row.quantity))],
            ]}
          />
        </div>
        <div className="title">
          <h1>{titleOf(paper.kind)}</h1>
          {list.shipments.length === 1 && <OnlyShipment list={list} draw={draw} />}
        </div>
      </header>
      <table className="lines">
        <thead>
          <tr>
            <th className="tick" aria-label={say('Done')} />
            <th>{say('Place')}</th>
            <th>{say('Article no.')}</th>
            <th>{say('Item')}</th>
            <th className="figure">{say('Quantity')}</th>
            {list.shipments.length > 1 && <th>{say('Into')}</th>}
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => (
            <Row key={row.sku} row={row} isBatch={list.shipments.length > 1} />
          ))}
        </tbody>
      </table>
      {list.shipments.length > 1 && <Shipments list={list} draw={draw} />}
    </section>
  ))
}

function OnlyShipment({ list, draw }: { readonly list: PickList; readonly draw: DrawBarcode }) {
  const [only] = list.shipments
  if (!only) return null
  return (
    <>
      <p className="number">
        <bdi>{only.number}</bdi>
      </p>
      <PaperBars draw={draw} text={only.number} room="slip" />
    </>
  )
}

function Row({ row, isBatch }: { readonly row: PickRow; readonly isBatch: boolean }) {
  return (
    <tr>
      <td className="tick">
        <span className="box" />
      </td>
      <td className="place">
        <bdi>{row.place === '' ? '–' : row.place}</bdi>
      </td>
      <td className="sku">
        <bdi>{row.sku}</bdi>
        {row.ean !== '' && (
          <span className="detail">
            <bdi>{row.ean}</bdi>
          </span>
        )}
      </td>
      <td>
        <span className="name">
          <bdi>{row.name}</bdi>
        </span>
      </td>
      <td className="figure strong large">{quantityText(row.quantity)}</td>
      {isBatch && (
        <td className="into">
          {row.into.map(({ number, quantity }) => (
            <span key={number}>
              {quantityText(quantity)} × <bdi>{number}</bdi>
            </span>
          ))}
        </td>
      )}
    </tr>
  )
}

function Shipments({ list, draw }: { readonly list: PickList; readonly draw: DrawBarcode }) {
  return (
    <section className="shipments">
      <h2>{say('Shipments of this list')}</h2>
      <ul>
        {list.shipments.map(({ number, buyer, units }) => (
          <li key={number}>
            <p>
              <bdi className="strong">{number}</bdi> <bdi>{buyer}</bdi>
            </p>
            <p className="quiet">{say('{units, plural, one {# unit} other {# units}}', { units })}</p>
            <PaperBars draw={draw} text={number} room="pick" />
          </li>
        ))}
      </ul>
    </section>
  )
}
