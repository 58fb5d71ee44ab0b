import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'

/** What tells an item from others of its name: "MUG-R · Red · size L". */
export function itemDetailOf({ sku, ean, variantName, size }: ProductItem, ...more: readonly string[]): string {
  return factsLine([sku || ean, variantName, size && say('size {size}', { size }), ...more])
}
