import { sumOf } from '../base/money.ts'
import type { OrderDocument } from './document.ts'
import { numberInSeries } from './document-series.ts'
import { documentsOf } from './find-document.ts'
import type { Order } from './order.ts'

type Check = readonly [id: string, holds: boolean, what: string]

/** What must hold of the papers of an order: each adds up by itself, and the law's stand once, by their own number. */
export function documentChecks(order: Order): readonly Check[] {
  const documents = documentsOf(order)
  const numbered = documents.filter((each) => each.place !== null)
  const subjects = numbered.map((each) => `${each.kind} ${each.subjectId}`)
  return [
    ['I-42', new Set(documents.map((each) => each.id)).size === documents.length, 'two papers have one id'],
    ['I-42', new Set(subjects).size === subjects.length, 'a shipment or return has two invoices or credit slips'],
    ...documents.flatMap(paperChecks),
  ]
}

function paperChecks({ kind, number, place, content }: OrderDocument): readonly Check[] {
  const what = `${kind} ${number}`
  const isNumbered = kind === 'invoice' || kind === 'creditSlip'
  const { amounts, lines } = content
  const numberCheck: Check = [
    'I-42',
    place === null ? !isNumbered : number === numberInSeries(place.series, place.counter),
    `${what}: number`,
  ]
  if (!amounts) return [numberCheck, ['I-42', !isNumbered, `${what}: says no amounts`]]
  const gross = amounts.goods + amounts.shipping + amounts.handling
  return [
    numberCheck,
    ['I-42', place === null || place.counter >= 1, `${what}: nobody gave it a number`],
    ['I-31', sumOf(lines, (line) => line.price?.gross ?? 0) === amounts.goods, `${what}: lines do not add up`],
    ['I-31', amounts.total === Math.max(0, gross - amounts.returnCost - amounts.voucherValue), `${what}: total`],
    ['I-31', content.order.isVatExempt || sumOf(amounts.taxes, (tax) => tax.gross) === gross, `${what}: tax groups`],
    ['I-31', amounts.taxes.every((tax) => tax.net + tax.tax === tax.gross), `${what}: net and tax`],
    ['I-31', sumOf(amounts.taxes, (tax) => tax.tax) === amounts.taxTotal, `${what}: tax`],
  ]
}
