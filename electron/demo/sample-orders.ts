import type { HoldReason } from '../../shared/lifecycle/order.ts'

/** How far a sample order has come. */
export type Stage =
  | 'incomplete'
  | 'pending'
  | 'confirmed'
  | 'waitsForStock'
  | 'toPick'
  | 'toPack'
  | 'goodToGo'
  | 'collect'
  | 'partlyShipped'
  | 'shippedUnpaid'
  | 'completed'
  | 'returnPending'
  | 'returned'
  | 'exchanged'
  | 'archived'
  | 'cancelled'

export interface SampleOrder {
  /** Counts from 1; ids follow from it. */
  readonly index: number
  readonly stage: Stage
  readonly paymentMethodId: string
  /** Put on hold as the last thing that happened. */
  readonly hold: { readonly reasonCode: HoldReason; readonly reason: string } | null
  /** The provider has not answered yet: the order waits for payment. */
  readonly isAuthorizationPending: boolean
  /** How long before now it was ordered. */
  readonly ageHours: number
  readonly person: number
  readonly lines: readonly { readonly item: number; readonly quantity: number }[]
  readonly isExpress: boolean
  readonly comment: string
  readonly giftMessage: string
}

interface Batch {
  readonly stage: Stage
  readonly count: number
  readonly payments: readonly string[]
  /** Youngest and oldest, in hours before now. */
  readonly age: readonly [number, number]
  readonly hold?: SampleOrder['hold']
  readonly isAuthorizationPending?: boolean
}

const BATCHES: readonly Batch[] = [
  { stage: 'archived', count: 4, payments: ['gift-card', 'terminal'], age: [900, 1500] },
  { stage: 'completed', count: 24, payments: ['card', 'card', 'card', 'gift-card', 'terminal'], age: [60, 700] },
  { stage: 'returned', count: 4, payments: ['terminal', 'gift-card'], age: [240, 600] },
  { stage: 'exchanged', count: 1, payments: ['terminal'], age: [200, 300] },
  { stage: 'returnPending', count: 4, payments: ['terminal', 'gift-card', 'cash'], age: [150, 400] },
  { stage: 'shippedUnpaid', count: 4, payments: ['invoice', 'cash-on-delivery'], age: [70, 300] },
  { stage: 'cancelled', count: 4, payments: ['card', 'bank-wire'], age: [80, 400] },
  { stage: 'partlyShipped', count: 3, payments: ['invoice', 'card'], age: [60, 140] },
  { stage: 'waitsForStock', count: 4, payments: ['card', 'invoice'], age: [20, 120] },
  { stage: 'goodToGo', count: 9, payments: ['card', 'card', 'invoice', 'gift-card'], age: [8, 50] },
  { stage: 'collect', count: 4, payments: ['card', 'terminal'], age: [6, 40] },
  { stage: 'toPick', count: 18, payments: ['card', 'card', 'invoice', 'terminal', 'cash-on-delivery'], age: [5, 40] },
  { stage: 'toPack', count: 3, payments: ['card', 'invoice'], age: [5, 40] },
  { stage: 'confirmed', count: 10, payments: ['card', 'card', 'invoice'], age: [3, 30] },
  { stage: 'pending', count: 18, payments: ['card', 'card', 'card', 'invoice', 'gift-card'], age: [0.2, 20] },
  { stage: 'pending', count: 3, payments: ['bank-wire', 'cheque'], age: [10, 90] },
  { stage: 'pending', count: 2, payments: ['card'], age: [0.1, 1], isAuthorizationPending: true },
  hold('pending', 'FRAUD_SUSPECTED', 'Billing and shipping country differ, first order of this customer.'),
  hold('confirmed', 'INCORRECT_ADDRESS', 'The carrier does not know the street number.'),
  hold('toPick', 'CUSTOMER_REQUEST', 'On holiday until the 14th, send afterwards.'),
  hold('toPack', 'OUT_OF_STOCK', 'The last one on the shelf has a torn seam.'),
  hold('confirmed', 'PAYMENT', 'The customer asked to pay by another card.'),
  hold('goodToGo', 'OTHER', 'Waiting for the colleague who wraps gifts.'),
  { stage: 'incomplete', count: 8, payments: ['card'], age: [0.1, 300] },
  { stage: 'collect', count: 1, payments: ['cash-on-delivery'], age: [6, 40] },
]

function hold(stage: Stage, reasonCode: HoldReason, reason: string): Batch {
  return { stage, count: 1, payments: ['card', 'invoice'], age: [4, 60], hold: { reasonCode, reason } }
}

const COMMENTS = ['', '', '', '', 'Please ring twice.', 'Lämna vid dörren.', 'Leave it with the neighbour at no. 9.']
const GIFTS = ['', '', '', '', '', 'Grattis på 40-årsdagen! /Familjen', 'Enjoy the mountains - Mum']

/** Every sample order and basket, oldest first: the same list at every call. */
export function sampleOrders(people: number, items: number): readonly SampleOrder[] {
  const chance = dice(20_100_512)
  const orders = BATCHES.flatMap((batch) =>
    Array.from({ length: batch.count }, (_, nth): Omit<SampleOrder, 'index'> => {
      const [youngest, oldest] = batch.age
      const isOneLine = batch.stage === 'waitsForStock' || chance() < 0.45
      const lineCount = batch.stage === 'partlyShipped' ? 2 : isOneLine ? 1 : 2 + Math.floor(chance() * 3)
      return {
        stage: batch.stage,
        paymentMethodId: batch.payments[nth % batch.payments.length] ?? 'card',
        hold: batch.hold ?? null,
        isAuthorizationPending: batch.isAuthorizationPending ?? false,
        ageHours: youngest + (oldest - youngest) * ((nth + chance()) / batch.count),
        person: Math.floor(chance() * people),
        lines: differentItems(lineCount, items, chance).map((item) => ({
          item,
          quantity: chance() < 0.7 ? 1 : 2 + Math.floor(chance() * 2),
        })),
        isExpress: chance() < 0.15,
        comment: COMMENTS[Math.floor(chance() * COMMENTS.length)] ?? '',
        giftMessage: GIFTS[Math.floor(chance() * GIFTS.length)] ?? '',
      }
    }),
  )
  return orders.map((order, index) => ({ ...order, index: index + 1 })).sort((a, b) => b.ageHours - a.ageHours)
}

function differentItems(count: number, items: number, chance: () => number): readonly number[] {
  const chosen = new Set<number>()
  while (chosen.size < Math.min(count, items)) chosen.add(Math.floor(chance() * items))
  return [...chosen]
}

/** Numbers from 0 to 1 that look like chance and are the same each time (mulberry32). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
