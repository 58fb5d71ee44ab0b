// Papers of a well filled order, as a shop prints them: many lines, long names, several rates of tax.

import type { DocumentPaper, Paper } from '../../renderer/printing/paper.ts'
import { pickPaper } from '../../renderer/printing/pick-paper.ts'
import type { Address } from '../../shared/lifecycle/address.ts'
import { composeDocument, NO_SELLER } from '../../shared/lifecycle/compose-document.ts'
import type { DocumentKind } from '../../shared/lifecycle/document.ts'
import {
  aLine,
  allGoodToGo,
  allPaid,
  allShipped,
  confirmed,
  did,
  expedited,
  given,
  orderOf,
  placed,
  type Step,
  settingsChanged,
  shipmentOf,
  stocked,
  storeSetTo,
  type World,
} from './given-order.ts'
import { aboutReturn, returnOf, tookBack } from './given-return.ts'
import { TEST_ADDRESS } from './test-shop.ts'

const SELLER = {
  ...NO_SELLER,
  legalName: 'Nordvik Handel AB',
  address1: 'Magasinsgatan 14',
  zipCode: '411 18',
  city: 'Göteborg',
  country: 'SE',
  vatNumber: 'SE556677889901',
  registrationNumber: '556677-8899',
  email: 'hej@nordvik.example',
  phoneNumber: '+46 31 700 00 00',
  website: 'nordvik.example',
  bankAccount: 'BG 5050-1055 · IBAN SE35 5000 0000 0549 1000 0003',
  footnote: 'Payable within 30 days. Goods remain ours until they are paid.',
}

export interface PaperOrder {
  /** How many different items it is of. */
  readonly lines: number
  /** The customer's: papers are written in it. */
  readonly language?: string
  readonly address?: Partial<Address>
}

/** The longest is what no column is wide enough for. */
export const LONGEST_NAME = 'Poster “The harbour at dawn”, limited and signed edition on heavy cotton paper with a frame of oiled oak'
const NAMES = ['Linen shirt', 'Stoneware mug, hand thrown', LONGEST_NAME, 'Wool blanket', 'Enamel coffee pot, 8 cups']
const TAXES = [25, 25, 12, 25, 6]

/** A shop with one such order: expedited, or as far as the steps lead it. */
export function paperWorld(order: PaperOrder, ...steps: readonly Step[]): World {
  const shop = [storeSetTo({ seller: SELLER }), deliveringTo(order.address?.country ?? TEST_ADDRESS.country), onShelves(order.lines)]
  return given(...shop, placedWith(order), confirmed(), expedited(), ...steps).world
}

/** Everything paid and gone. */
export function gone(): Step {
  return (world) => {
    for (const step of [allGoodToGo(), allPaid(), allShipped()]) step(world)
  }
}

/** One unit of each line came back, and the return is completed. */
export function cameBack(): Step {
  return (world) => {
    for (const step of [gone(), tookBack(1), did('CompleteReturn', aboutReturn)]) step(world)
  }
}

function deliveringTo(country: string): Step {
  return settingsChanged((settings) => ({ ...settings, zones: settings.zones.map((zone) => ({ ...zone, countries: [country] })) }))
}

function onShelves(count: number): Step {
  return (world) => {
    const pattern = world.items.get('shirt')
    if (!pattern) throw new Error('the test shop sells no shirts')
    for (let index = 0; index < count; index++) {
      const place = `${String.fromCharCode(65 + (index % 5))}-${String(index + 1).padStart(2, '0')}-${(index % 4) + 1}`
      world.items.set(itemId(index), { ...pattern, id: itemId(index), weight: 50, places: [{ warehouseId: 'main', place }] })
      stocked('main', itemId(index), 10)(world)
    }
  }
}

function placedWith({ lines, language = 'en', address = {} }: PaperOrder): Step {
  const shippingAddress = { ...TEST_ADDRESS, ...address }
  return placed({
    lines: Array.from({ length: lines }, (_, index) =>
      aLine(`L${index + 1}`, itemId(index), {
        quantity: (index % 3) + 1,
        unitPrice: index % 7 === 6 ? 1_249_900 : 9_900 + index * 1_350,
        taxPercent: TAXES[index % TAXES.length] ?? 25,
        snapshot: {
          productName: NAMES[index % NAMES.length] ?? '',
          brandName: 'Nordvik',
          variant: index % 2 === 0 ? 'Sea blue' : 'Chalk',
          size: index % 3 === 0 ? 'M' : '',
          sku: `NV-${1001 + index * 7}`,
          ean: String(7_310_000_000_000 + index * 9_731),
        },
      }),
    ),
    changes: { language, address: shippingAddress, shippingAddress },
    create: { number: 'NV-20418' },
  })
}

function itemId(index: number): string {
  return `item-${index + 1}`
}

/** The paper of this kind about the order's first shipment, first return, or the order. */
export function documentPaper(
  world: World,
  kind: DocumentKind,
  { copy = 0, tendered }: { copy?: number; tendered?: number } = {},
): DocumentPaper {
  const order = orderOf(world)
  const subject = kind === 'receipt' ? order : kind === 'returnSlip' || kind === 'creditSlip' ? returnOf(order) : shipmentOf(order)
  const content = composeDocument(kind, order, subject.id, world.settings, tendered)
  if (!content) throw new Error(`the order has no ${kind}`)
  const number = kind === 'invoice' ? 'INV-2025-00042' : kind === 'creditSlip' ? 'CR-2025-00007' : subject.number
  return { kind, number, issuedAt: ISSUED.at, issuedBy: ISSUED.by, content, copy }
}

export function labelPaper(world: World): Paper {
  const { number, content } = documentPaper(world, 'packingSlip')
  return { kind: 'label', number, issuedAt: ISSUED.at, content }
}

export function pickListPaper(world: World): Paper {
  const order = orderOf(world)
  const wanted = order.shipments.map(({ id }) => ({ order, shipmentId: id }))
  const paper = pickPaper(wanted, world.settings, { issuedAt: ISSUED.at, issuedBy: ISSUED.by, itemOf: (id) => world.items.get(id) })
  if (!paper) throw new Error('the order has no shipment to pick')
  return paper
}

const ISSUED = { at: '2025-03-04T09:12:00.000Z', by: 'Ana Berg' }
