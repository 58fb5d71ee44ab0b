import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { say } from '../../shared/wording/say.ts'
import { knownCode } from '../scanner/known-code.ts'
import { useScans } from '../scanner/use-scans.ts'
import { itemName } from './item-name.ts'

/** Goods that go through somebody's hands are scanned one by one: each unit of the item counts, in a form that stands in a dialog. */
export function useUnitScans(item: ProductItem, count: () => void): void {
  useScans(
    (scan) => {
      const name = itemName(item)
      if (knownCode(scan, [item.sku, item.ean]) === null)
        return { tone: 'wrong', text: say('“{code}” is not {name}. Nothing was added.', { code: scan.code, name }) }
      count()
      return { tone: 'ok', text: say('{units} more: {name}', { units: 1, name }) }
    },
    { isInDialog: true },
  )
}
