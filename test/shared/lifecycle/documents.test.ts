import { expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/base/canonical-json.ts'
import { NO_SELLER } from '../../../shared/lifecycle/compose-document.ts'
import { seriesOf } from '../../../shared/lifecycle/document-series.ts'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Store } from '../../../shared/lifecycle/settings.ts'
import { settingsFaults } from '../../../shared/lifecycle/settings-faults.ts'
import {
  aLine,
  allGoodToGo,
  allPaid,
  completed,
  confirmed,
  did,
  expedited,
  given,
  orderOf,
  placed,
  type Step,
  settingsChanged,
  shipmentOf,
  storeSetTo,
} from '../../support/given-order.ts'
import { aboutReturn, completedByCapture, tookBack } from '../../support/given-return.ts'
import { providerSaid } from '../../support/provider-answers.ts'
import { TEST_ADDRESS, TEST_SHOP } from '../../support/test-shop.ts'

const onShipment = (order: Order) => ({ shipmentId: shipmentOf(order).id })
const invoiced: Step = did('IssueInvoice', onShipment)
const slip = (kind: 'packingSlip' | 'deliveryNote') => (order: Order) => ({ kind, subjectId: shipmentOf(order).id })
const receipt = (order: Order) => ({ kind: 'receipt', subjectId: order.id }) as const
const documents = (order: Order) => order.documents ?? []

test('a shipment that left is invoiced with what it was worth, the tax per rate, seller and buyer', () => {
  const seller = { ...NO_SELLER, legalName: 'Test AB', vatNumber: 'SE556677889901' }
  const lines = [aLine('L1', 'shirt'), aLine('L2', 'mug', { quantity: 1, taxPercent: 6 })]
  const { order } = given(storeSetTo({ seller }), placed({ lines }), completed())
    .when('IssueInvoice', onShipment)
    .thenEvents('DocumentIssued')
  expect(documents(order)).toMatchObject([
    {
      kind: 'invoice',
      number: 'INV-2025-00001',
      place: { series: 'INV-2025', counter: 1 },
      timesPrinted: 0,
      content: {
        seller: { legalName: 'Test AB', vatNumber: 'SE556677889901' },
        billTo: { lastName: 'Lind' },
        lines: [
          { sku: 'SKU-shirt', quantity: 2, price: { gross: 20_000, tax: 4_000, taxPercent: 25 } },
          { sku: 'SKU-mug', quantity: 1, price: { gross: 4_999, tax: 283, taxPercent: 6 } },
        ],
        amounts: {
          goods: 24_999,
          shipping: 4_900,
          taxes: [
            { percent: 6, gross: 4_999, tax: 283, net: 4_716 },
            { percent: 25, gross: 24_900, tax: 4_980, net: 19_920 },
          ],
          taxTotal: 5_263,
          total: 29_899,
        },
      },
    },
  ])
})

test('asking twice for an invoice finds the one there is', () => {
  given(placed(), completed(), invoiced).when('IssueInvoice', onShipment).thenNoEffect()
})

test('a shipment that neither left nor was paid is not invoiced; one that was paid is', () => {
  given(placed(), confirmed(), expedited())
    .when('IssueInvoice', onShipment)
    .thenRefused('NOT_PAID', { shipment: 'A-00001-1' })
    .when('MarkAsPaid', onShipment)
    .when('IssueInvoice', onShipment)
    .thenEvents('DocumentIssued')
})

test('shipping is charged by one invoice of an order, whichever shipment carries it later', () => {
  const ofOne = (index: number) => (order: Order) => ({ shipmentId: shipmentOf(order, index).id })
  const part = (quantity: number) => did('ExpediteOrder', { lines: [{ orderLineId: 'L1', quantity }] })
  const story = given(placed({ paymentMethodId: 'invoice' }), confirmed(), part(1), part(1), allGoodToGo())
  for (const index of [0, 1]) story.when('CompleteShipment', (order) => ({ ...ofOne(index)(order), dispatch: {} })).thenAccepted()
  story.when('IssueInvoice', ofOne(0)).thenAccepted()
  const { order } = story.when('IssueInvoice', ofOne(1)).thenAccepted()
  expect(documents(order).map(({ number, content }) => [number, content.amounts?.shipping, content.amounts?.total])).toEqual([
    ['INV-2025-00001', 4_900, 14_900],
    ['INV-2025-00002', 0, 10_000],
  ])
})

test('an invoice of a customer without tax says so and contains none', () => {
  const { order } = given(placed({ changes: { vatExempt: true } }), completed())
    .when('IssueInvoice', onShipment)
    .thenAccepted()
  expect(documents(order)).toMatchObject([{ content: { order: { isVatExempt: true }, amounts: { taxes: [], taxTotal: 0 } } }])
})

test('while an invoice stands its shipment is neither deleted, changed nor cancelled with its order', () => {
  const stands = { document: 'INV-2025-00001' }
  const story = given(placed(), confirmed(), expedited(), allPaid(), invoiced, did('MarkAsUnpaid', onShipment))
  story.when('DeleteShipment', onShipment).thenRefused('HAS_INVOICE', stands)
  story.when('CancelOrder', { comment: '', stockAction: 'releaseItemsBackToWarehouse' }).thenRefused('HAS_INVOICE', stands)
  story
    .when('EditShipment', (order) => ({
      ...onShipment(order),
      lines: [{ shipmentLineId: shipmentOf(order).lines[0]?.id ?? '', quantity: 1 }],
    }))
    .thenRefused('HAS_INVOICE', stands)
  story.when('EditShipment', (order) => ({ ...onShipment(order), details: { additionalMessage: 'Fragile' } })).thenAccepted()
})

test('a completed return is credited with what it is worth, naming its invoice, and cannot be opened again', () => {
  const story = given(placed(), completed(), invoiced, tookBack(1, { shippingCost: 4_900, returnCost: 500 }))
  story.when('IssueCreditSlip', aboutReturn).thenRefused('WRONG_STATUS', { because: 'notCompleted', return: 'A-00001-R1' })
  story.when('CompleteReturn', aboutReturn)
  const { order } = story.when('IssueCreditSlip', aboutReturn).thenEvents('DocumentIssued')
  expect(documents(order)[1]).toMatchObject({
    kind: 'creditSlip',
    number: 'CR-2025-00001',
    content: {
      invoiceNumber: 'INV-2025-00001',
      goodsBack: { number: 'A-00001-R1' },
      lines: [{ quantity: 1, price: { gross: 10_000, tax: 2_000 } }],
      amounts: { goods: 10_000, shipping: 4_900, returnCost: 500, taxTotal: 2_980, total: 14_400 },
    },
  })
  story.when('UncompleteReturn', aboutReturn).thenRefused('HAS_INVOICE', { document: 'CR-2025-00001' })
  story.when('IssueCreditSlip', aboutReturn).thenNoEffect()
})

test('a refunded return is credited as well', () => {
  given(placed(), completedByCapture(), tookBack(1), did('RefundReturn', aboutReturn), providerSaid('success'))
    .when('IssueCreditSlip', aboutReturn)
    .thenEvents('DocumentIssued')
})

test('numbers count by store and year, in the store’s own time', () => {
  const { world } = given(placed())
  const order = orderOf(world)
  const other = { ...TEST_SHOP, stores: [...TEST_SHOP.stores, ...TEST_SHOP.stores.map((store) => ({ ...store, id: 'berlin' }))] }
  const named = { ...TEST_SHOP, stores: TEST_SHOP.stores.map((store) => ({ ...store, invoicePrefix: 'WEB' })) }
  expect(seriesOf('invoice', order, TEST_SHOP, '2025-12-31T22:59:59.000Z')).toBe('INV-2025')
  expect(seriesOf('invoice', order, TEST_SHOP, '2025-12-31T23:00:00.000Z'), 'midnight in Stockholm').toBe('INV-2026')
  expect(seriesOf('creditSlip', order, TEST_SHOP, '2025-06-01T12:00:00.000Z')).toBe('CR-2025')
  expect(seriesOf('invoice', order, other, '2025-06-01T12:00:00.000Z')).toBe('INV-STORE-2025')
  expect(seriesOf('invoice', order, named, '2025-06-01T12:00:00.000Z')).toBe('WEB-2025')
})

test('a slip is kept as it was first printed; printed again it is a copy, word for word (I-42)', () => {
  const story = given(placed(), confirmed(), expedited())
  const first = story.when('PrintDocument', slip('packingSlip')).thenEvents('DocumentIssued').order
  expect(documents(first)).toMatchObject([{ kind: 'packingSlip', number: 'A-00001-1', place: null, timesPrinted: 1 }])
  expect(documents(first)[0]?.content.lines, 'no prices on what goes with the goods').toEqual([
    { sku: 'SKU-shirt', ean: 'EAN-shirt', name: 'shirt', detail: 'Brand · Blue · M', quantity: 2, serialNumbers: [] },
  ])
  const again = story.when('PrintDocument', slip('packingSlip')).thenEvents('DocumentPrinted').order
  expect(documents(again)).toMatchObject([{ timesPrinted: 2 }])
  expect(canonicalJson(documents(again)[0]?.content)).toBe(canonicalJson(documents(first)[0]?.content))
})

test('a shop that moves, and a parcel that leaves, change no paper that was printed', () => {
  const story = given(placed(), confirmed(), expedited(), did('PrintDocument', slip('deliveryNote')))
  const before = canonicalJson(documents(orderOf(story.world))[0]?.content)
  settingsChanged((settings) => ({ ...settings, shopName: 'Another name' }))(story.world)
  for (const step of [allGoodToGo(), allPaid()]) step(story.world)
  story.when('CompleteShipment', (order) => ({ ...onShipment(order), dispatch: { trackingNumber: 'RX1' } }))
  const { order } = story.when('PrintDocument', slip('deliveryNote')).thenEvents('DocumentPrinted')
  expect(canonicalJson(documents(order)[0]?.content)).toBe(before)
})

test('a slip of other goods or for another address is another paper, and the old one stays', () => {
  const story = given(placed(), confirmed(), expedited(), did('PrintDocument', slip('packingSlip')))
  story.when('EditShipment', (order) => ({
    ...onShipment(order),
    lines: [{ shipmentLineId: shipmentOf(order).lines[0]?.id ?? '', quantity: 1 }],
  }))
  story.when('PrintDocument', slip('packingSlip')).thenEvents('DocumentIssued')
  story.when('EditOrder', { changes: { shippingAddress: { ...TEST_ADDRESS, city: 'Lund' } } })
  const { order } = story.when('PrintDocument', slip('packingSlip')).thenEvents('DocumentIssued')
  expect(documents(order).map(({ content }) => [content.lines[0]?.quantity, content.shipTo?.city])).toEqual([
    [2, 'Malmö'],
    [1, 'Malmö'],
    [1, 'Lund'],
  ])
  const oldest = documents(order)[0]?.id ?? ''
  const after = story.when('PrintDocument', (now) => ({ ...slip('packingSlip')(now), documentId: oldest })).thenEvents('DocumentPrinted')
  expect(documents(after.order).map(({ timesPrinted }) => timesPrinted)).toEqual([2, 1, 1])
})

test('a receipt says what was paid and what change was given, and stays as it is after goods came back', () => {
  const story = given(placed(), completed())
  const { order } = story.when('PrintDocument', (each) => ({ ...receipt(each), tendered: 50_000 })).thenEvents('DocumentIssued')
  expect(documents(order)).toMatchObject([
    {
      kind: 'receipt',
      number: 'A-00001',
      content: {
        tendered: 50_000,
        payments: [{ amount: 24_900 }],
        amounts: { total: 24_900, taxTotal: 4_980 },
        order: { reference: 'ABCDEFGHI' },
      },
    },
  ])
  story.when('CancelLines', { lines: [], stockAction: 'releaseItemsBackToWarehouse' })
  tookBack(1)(story.world)
  story.when('PrintDocument', receipt).thenEvents('DocumentPrinted')
})

test('printing changes nothing of the order and is done whatever became of it, locked, held or archived', () => {
  const story = given(placed(), completed(), did('SetOrderLock', { isLocked: true }, { role: 'admin' }))
  const before = orderOf(story.world)
  const { order } = story.when('PrintDocument', receipt, { role: 'warehouse' }).thenEvents('DocumentIssued')
  const plain = ({ documents: _, updatedAt: _at, updatedBy: _by, ...rest }: Order) => rest
  expect(plain(order)).toEqual(plain(before))
  given(placed(), completed(), did('ArchiveOrder', {})).when('PrintDocument', receipt).thenEvents('DocumentIssued')
})

test('what was printed without a connection is kept as it was printed, although the shipment was deleted meanwhile', () => {
  const printedAtDesk = given(placed(), confirmed(), expedited()).when('PrintDocument', slip('packingSlip')).order
  const printed = documents(printedAtDesk)[0]?.content
  if (!printed) throw new Error('nothing was printed')
  const story = given(placed(), confirmed(), expedited())
  const subjectId = shipmentOf(orderOf(story.world)).id
  story.when('DeleteShipment', { shipmentId: subjectId }).thenAccepted()
  story.when('PrintDocument', { kind: 'packingSlip', subjectId }).thenRefused('NOT_FOUND', { document: 'packingSlip' })
  const { order } = story.when('PrintDocument', { kind: 'packingSlip', subjectId, printed }).thenEvents('DocumentIssued')
  expect(documents(order)[0]?.content).toEqual(printed)
})

test('an invoice is printed only once it was issued, and the original is not a copy', () => {
  const story = given(placed(), completed())
  const paper = (order: Order) => ({ kind: 'invoice', subjectId: shipmentOf(order).id }) as const
  story.when('PrintDocument', paper).thenRefused('NOT_FOUND', { document: 'invoice' })
  invoiced(story.world)
  expect(documents(story.when('PrintDocument', paper).order)).toMatchObject([{ timesPrinted: 1 }])
  expect(documents(story.when('PrintDocument', paper).order)).toMatchObject([{ timesPrinted: 2 }])
})

test('only who sells issues invoices; everybody may print', () => {
  const story = given(placed(), completed())
  story.when('IssueInvoice', onShipment, { role: 'warehouse' }).thenRefused('FORBIDDEN')
  story.when('IssueInvoice', onShipment, { role: 'counter' }).thenAccepted()
  story.when('PrintDocument', receipt, { role: 'warehouse' }).thenAccepted()
})

test('numbers begin with what every keyboard has, and credit slips otherwise than invoices', () => {
  const faultsOf = (changes: Partial<Store>) =>
    settingsFaults({ ...TEST_SHOP, stores: TEST_SHOP.stores.map((store) => ({ ...store, ...changes })) }).map(({ part }) => part)
  expect(faultsOf({ invoicePrefix: 'WEB', creditSlipPrefix: 'WEB-CR' })).toEqual([])
  expect(faultsOf({ invoicePrefix: 'Wéb' })).toEqual(['invoicePrefix'])
  expect(faultsOf({ invoicePrefix: 'WEB', creditSlipPrefix: 'WEB' })).toEqual(['creditSlipPrefix'])
  expect(faultsOf({ seller: { ...NO_SELLER, country: 'Sweden' } })).toEqual(['seller.country'])
})

test('a paper names the box, where somebody said it', () => {
  const inBox = did('EditShipment', (order) => ({ shipmentId: shipmentOf(order).id, details: { box: 'Small box' } }))
  const boxed = given(placed(), confirmed(), expedited(), inBox).when('PrintDocument', slip('packingSlip')).order
  expect(documents(boxed)[0]?.content.parcel).toMatchObject({ box: 'Small box' })
  const plain = given(placed(), confirmed(), expedited()).when('PrintDocument', slip('packingSlip')).order
  expect(documents(plain)[0]?.content.parcel).not.toHaveProperty('box')
})
