import { expect, test } from 'vitest'
import { settingsFaults } from '../../../shared/lifecycle/settings-faults.ts'
import { given, placed, storeSetTo } from '../../support/given-order.ts'
import { TEST_SHOP, TEST_STORE } from '../../support/test-shop.ts'

/** Stories sell in SEK; this store keeps its books in euros. */
const abroad = (SEK: number) => storeSetTo({ currency: 'EUR', exchangeRates: { SEK, NOK: 0.086 } })

test('an order in another currency keeps what it was worth that day, whatever it is worth later', () => {
  given(abroad(0.0881), placed(), abroad(0.09)).when('ConfirmOrder', {}).thenOrder({ currency: 'SEK', currencyBaseRate: 0.0881 })
})

test('in the store’s own currency, or where nobody has said what another is worth, there is nothing to keep', () => {
  const own = given(storeSetTo({ exchangeRates: { SEK: 2 } }), placed()).when('ConfirmOrder', {})
  const unknown = given(storeSetTo({ currency: 'EUR', exchangeRates: { NOK: 0.086 } }), placed()).when('ConfirmOrder', {})
  expect([own.order.currencyBaseRate, unknown.order.currencyBaseRate]).toEqual([undefined, undefined])
})

test('a rate has a currency and is above nothing', () => {
  const faults = (exchangeRates: Readonly<Record<string, number>>) =>
    settingsFaults({ ...TEST_SHOP, stores: [{ ...TEST_STORE, exchangeRates }] }).map((fault) => fault.part)
  expect(faults({ EUR: 11.35 })).toEqual([])
  expect(faults({ EUR: 0 })).toEqual(['exchangeRates'])
  expect(faults({ euro: 11 })).toEqual(['exchangeRates'])
})
