import { expect, test } from 'vitest'
import { DEFAULT_IMPORT } from '../../../electron/imports/import-report.ts'
import { planLedger } from '../../../electron/imports/ledger-plan.ts'
import { matchReturns } from '../../../electron/imports/match-returns.ts'
import { readLedger } from '../../../electron/imports/read-ledger.ts'
import { soldByPlan } from '../../../electron/imports/sold-orders.ts'
import { sayPhrase } from '../../../shared/views/phrase.ts'

const HEADER = 'InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country'

/** What becomes of lines given as `invoice code quantity price [customer [day]]`. */
async function plan(...lines: readonly string[]) {
  const rows = lines.map((line) => {
    const [invoice, sku, quantity, price, customer = '17850', day = '1'] = line.split(' ').map((cell) => cell.replaceAll('_', ' '))
    return [invoice, sku, `Some ${sku}`, quantity, `${day}/12/2010 10:00`, price, customer === '-' ? '' : customer, 'United Kingdom'].join(
      ';',
    )
  })
  const ledger = await readLedger({ name: 'ledger.csv', text: [HEADER, ...rows].join('\n'), kind: 'table' }, DEFAULT_IMPORT)
  if (!ledger.ok) throw new Error(JSON.stringify(ledger.error))
  const planned = planLedger(ledger.value.lines)
  const matched = matchReturns(planned.giveBacks, soldByPlan(planned.sales))
  const rejects = [...ledger.value.rejects, ...planned.rejects, ...matched.rejects]
  return {
    sales: planned.sales,
    returns: matched.returns,
    rejects: rejects.map((reject) => `${reject.row.line}: ${sayPhrase(reject.reason)}`).sort(),
    rejectedLines: rejects.map((reject) => reject.row.line).sort((a, b) => a - b),
  }
}

test('the lines of one invoice are one order, wherever in the file they stand', async () => {
  const { sales } = await plan('1 A 2 1,50', '2 B 1 1', '1 C 3 2')
  expect(sales.map((sale) => [sale.invoice, sale.goods.length])).toEqual([
    ['1', 2],
    ['2', 1],
  ])
})

test('postage, carriage, fees and discounts are money and not goods', async () => {
  const { sales, rejects } = await plan(
    '1 A 2 10',
    '1 POST 3 18',
    '1 DOT 1 5,50',
    '1 C2 1 50',
    '1 M 1 1,25',
    '1 BANK_CHARGES 1 15',
    '1 AMAZONFEE 1 2',
    '1 D 1 4',
  )
  expect(rejects).toEqual([])
  expect(sales[0]).toMatchObject({ shipping: 10_950, handling: 1825, discount: 400 })
  expect(sales[0]?.goods.map((line) => line.sku)).toEqual(['A'])
})

test('a discount is taken off however its sign is written', async () => {
  expect((await plan('1 A 2 10', '1 D -1 4')).sales[0]?.discount).toBe(400)
})

test('a discount greater than its goods is rejected, the goods are not', async () => {
  const { sales, rejects } = await plan('1 A 1 10', '1 D 1 40')
  expect(sales[0]).toMatchObject({ discount: 0 })
  expect(rejects).toEqual(['3: The discount is greater than the goods it is given on.'])
})

test('an invoice without goods is rejected', async () => {
  expect((await plan('1 BANK_CHARGES 1 15')).rejects).toEqual(['2: The invoice has no goods, only money.'])
})

test('what costs nothing is a free line', async () => {
  const { sales, rejects } = await plan('1 A 56 0 -')
  expect(rejects).toEqual([])
  expect(sales[0]).toMatchObject({ customer: '', goods: [expect.objectContaining({ unitPrice: 0, quantity: 56 })] })
})

test.each([
  ['1 A -10 0', 'The quantity is negative, and the invoice is not a cancellation.'],
  ['1 A 0 1', 'The quantity is 0.'],
  ['1 A 1,5 1', 'The quantity "1,5" is not a whole number.'],
  ['1 A 2000000 1', 'The quantity 2000000 is more than a million.'],
  ['1 A 1 -1', 'The price -1 is negative.'],
  ['1 A 1 1,999', 'The price "1,999" is not an amount in GBP (decimal comma, at most 2 decimals).'],
  ['1 A 1 _', 'The price is missing.'],
  ['_ A 1 1', 'The invoice number is missing.'],
  ['1 _ 1 1', 'The stock code is missing.'],
  ['C1 A 1 1', 'A cancellation gives back: its quantity must be negative.'],
])('the line “%s” is rejected with its reason', async (line, reason) => {
  const { sales, rejects } = await plan(line)
  expect(sales).toEqual([])
  expect(rejects).toEqual([`2: ${reason}`])
})

test('one bad line does not take the rest of its invoice with it', async () => {
  const { sales, rejectedLines } = await plan('1 A 1 1', '1 B x 1', '1 C 1 1')
  expect(sales[0]?.goods.map((line) => line.sku)).toEqual(['A', 'C'])
  expect(rejectedLines).toEqual([3])
})

test('an invoice with two dates happened at the earlier', async () => {
  expect((await plan('1 A 1 1 17850 2', '1 B 1 1 17850 1')).sales[0]?.at).toBe('2010-12-01T10:00:00.000Z')
})

test('a cancellation is bound to the earlier purchase of the same customer', async () => {
  const { returns, rejects, sales } = await plan('1 A 8 2', '2 A 8 2 99999', 'C3 A -6 2 17850 2')
  expect(rejects).toEqual([])
  expect(returns).toHaveLength(1)
  expect(returns[0]).toMatchObject({ invoice: 'C3', units: [{ quantity: 6 }], amount: null })
  expect(returns[0]?.orderId).toBe(soldByPlan(sales.filter((sale) => sale.invoice === '1'))[0]?.orderId)
})

test('the same line given back twice is one return line while there is enough left, and no more', async () => {
  const { returns, rejectedLines } = await plan('1 A 12 4,65', 'C2 A -2 4,65 17850 2', 'C2 A -3 4,65 17850 2', 'C3 A -8 4,65 17850 3')
  expect(returns.map((each) => each.units.map((unit) => unit.quantity))).toEqual([[5]])
  expect(rejectedLines).toEqual([5])
})

test.each([
  ['nothing bought', ['C1 A -1 1']],
  ['bought by somebody else', ['1 A 1 1 99999', 'C2 A -1 1 17850 2']],
  ['bought later', ['C1 A -1 1 17850 1', '2 A 1 1 17850 2']],
  ['bought too few', ['1 A 1 1', 'C2 A -2 1 17850 2']],
  ['another article', ['1 B 1 1', 'C2 A -1 1 17850 2']],
  ['a guest, who is nobody in particular', ['1 A 1 1 -', 'C2 A -1 1 - 2']],
  ['more money than was paid', ['1 A 1 1', 'C2 A -1 5 17850 2']],
])('a cancellation with %s is rejected', async (_what, lines) => {
  const { returns, rejectedLines } = await plan(...lines)
  expect(returns).toEqual([])
  expect(rejectedLines).toHaveLength(1)
})

test('less money than was paid is given back as it was', async () => {
  expect((await plan('1 A 4 2', 'C2 A -2 1,50 17850 2')).returns[0]).toMatchObject({ amount: 300 })
})

test('postage is given back with the goods, as far as it was charged', async () => {
  const { returns, rejects } = await plan('1 A 4 2', '1 POST 1 18', 'C2 A -1 2 17850 2', 'C2 POST -1 18 17850 2', 'C2 POST -1 18 17850 2')
  expect(returns[0]).toMatchObject({ shippingCost: 1800 })
  expect(rejects).toEqual(['6: More shipping cost is given back than the purchase was charged.'])
})

test('a cancellation of a mere discount is rejected', async () => {
  expect((await plan('1 A 4 2', 'C2 D -1 27,50 17850 2')).rejects).toEqual(['3: The cancellation gives back no goods, only money.'])
})
