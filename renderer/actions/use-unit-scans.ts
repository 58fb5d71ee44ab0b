import { useRef } from 'react'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { say } from '../../shared/wording/say.ts'
import { knownCode } from '../scanner/known-code.ts'
import { useScans } from '../scanner/use-scans.ts'
import { itemName } from './item-name.ts'

interface CountedUnits {
  /** The warehouse they are counted in: another one is another count. */
  readonly warehouseId: string
  /** As the form's field stands. */
  readonly units: number
  /** What stands in the field before anybody counts: the first scan begins a count of its own, unless a person typed another figure. */
  readonly suggested: number
  setUnits(units: number): void
}

/**
 * Goods that go through somebody's hands are scanned one by one, in a form that stands in a dialog: each unit of the item counts, and
 * every verdict says how many they are by now.
 */
export function useUnitScans(item: ProductItem, { warehouseId, units, suggested, setUnits }: CountedUnits): void {
  const begunIn = useRef<string | null>(null)
  useScans(
    (scan) => {
      const name = itemName(item)
      if (knownCode(scan, [item.sku, item.ean]) === null)
        return { tone: 'wrong', text: say('“{code}” is not {name}. Nothing was added.', { code: scan.code, name }) }
      const count = begunIn.current !== warehouseId && units === suggested ? 1 : units + 1
      begunIn.current = warehouseId
      setUnits(count)
      return { tone: 'ok', text: say('{count, number} × {name}', { count, name }) }
    },
    { isInDialog: true },
  )
}
