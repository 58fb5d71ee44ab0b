import type { ItemStock } from '../../shared/contract/changes.ts'
import type { LifecycleState } from '../../shared/lifecycle/decision.ts'
import type { ProductItem, ShopSettings } from '../../shared/lifecycle/settings.ts'
import { type DeskWindow, FIRST_WINDOW, type StoreReads, type StoreTransaction } from '../ports/order-store.ts'

/**
 * What the rules ask a store for, read from the replica: the same code decides at a desk and at the authority. What only the
 * authority can know (other people's open baskets, whom units are promised to) is empty here, and decided there.
 */
export class ReplicaTransaction implements StoreTransaction {
  readonly #replica: StoreReads

  constructor(replica: StoreReads) {
    this.#replica = replica
  }

  async findOutcome(): Promise<null> {
    return null
  }

  async loadState(id: string): Promise<LifecycleState> {
    return (await this.#replica.readState(id)).state
  }

  async openSelectionIds(): Promise<readonly string[]> {
    return []
  }

  loadStock(itemIds: readonly string[]): Promise<readonly ItemStock[]> {
    return this.#replica.readStock(itemIds)
  }

  async loadPromises(): Promise<readonly never[]> {
    return []
  }

  loadItems(itemIds: readonly string[]): Promise<readonly ProductItem[]> {
    return this.#replica.readItems(itemIds)
  }

  loadSettings(): Promise<ShopSettings | null> {
    return this.#replica.readSettings()
  }

  async isNameTaken(number: string, reference: string): Promise<{ readonly number: boolean; readonly reference: boolean }> {
    const [byNumber, byReference] = [await this.#replica.readOrder(number), await this.#replica.readOrder(reference)]
    return { number: byNumber !== null, reference: byReference !== null }
  }

  async loadDesk(): Promise<null> {
    return null
  }

  async versionOf(id: string): Promise<number> {
    return (await this.#replica.readState(id)).version
  }

  async findPushed(): Promise<null> {
    return null
  }

  async lastUnaccepted(): Promise<number> {
    return 0
  }

  async openCases(): Promise<readonly never[]> {
    return []
  }

  async ordersOfBuyer(): Promise<readonly never[]> {
    return []
  }

  /** Numbers without a gap come from one place, and it is not this one: what is shown here of such a paper is thrown away. */
  async lastDocumentNumber(): Promise<number> {
    return 0
  }

  async loadWindow(): Promise<DeskWindow> {
    return FIRST_WINDOW
  }

  async closedBetween(): Promise<readonly never[]> {
    return []
  }

  async windowVersionAt(): Promise<number> {
    return 0
  }

  async head(): Promise<number> {
    return (await this.#replica.head()).version
  }

  async save(): Promise<never> {
    throw new Error('A replica is written by the feed alone')
  }
}
