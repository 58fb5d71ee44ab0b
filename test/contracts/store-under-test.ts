import { afterEach, beforeEach } from 'vitest'
import type { OrderStore } from '../../electron/ports/order-store.ts'
import { TestAuthority } from '../support/authority.ts'

export interface StoreUnderTest {
  readonly store: OrderStore
  /** Closes the store and opens what it left behind. */
  reopen(): Promise<OrderStore>
  dispose(): Promise<void>
}

export interface Opened {
  readonly underTest: StoreUnderTest
  readonly store: OrderStore
  readonly shop: TestAuthority
}

/** Each test begins with an empty store of its engine and an authority on it, which are gone afterwards. */
export function eachOpens(open: () => Promise<StoreUnderTest>, begin: (opened: Opened) => void | Promise<void>): void {
  let underTest: StoreUnderTest
  beforeEach(async () => {
    underTest = await open()
    await begin({ underTest, store: underTest.store, shop: new TestAuthority(underTest.store) })
  })
  afterEach(() => underTest.dispose())
}
