import { type Dispatch, type SetStateAction, useRef } from 'react'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { moneyText } from '../../../shared/views/money-text.ts'
import { say } from '../../../shared/wording/say.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { navigate } from '../../state/navigate.ts'
import { orderOfScan } from '../exchange/order-of-scan.ts'
import { type BasketTerms, basketPrice, itemOfScan, notSoldBecause } from './item-of-scan.ts'
import { type NewOrderDraft, withItem, withQuantity } from './new-order-draft.ts'

interface BasketWays {
  readonly draft: NewOrderDraft
  readonly terms: BasketTerms
  readonly settings: ShopSettings
  setDraft: Dispatch<SetStateAction<NewOrderDraft>>
  confirm(): void
  park(): void
}

/** Each scanned unit goes into the basket; the cards confirm, park, take back and count what was scanned last. */
export function useBasketScans(ways: BasketWays): void {
  const latest = useRef(ways)
  latest.current = ways
  /** Items in the order in which they were scanned, for taking them back. */
  const scannedIds = useRef<string[]>([])

  const scanned = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const item = await itemOfScan(scan)
    const { terms, settings, draft, setDraft } = latest.current
    if (!item && draft.lines.length === 0) return openReceipt(scan)
    // A basket that is begun is not left by a scan.
    if (!item) return { tone: 'wrong', text: say('“{code}” is no item. Nothing was put in.', { code: scan.code }) }
    const price = basketPrice(item, terms, settings)
    const hindered = notSoldBecause(item, price, terms.currency)
    if (hindered || price === null) return hindered
    scannedIds.current.push(item.id)
    // Scans come faster than pictures: each goes on from what the one before has left.
    setDraft((before) => withItem(before, item, price))
    return { tone: 'ok', text: say('{name}, {price}', { name: item.productName, price: moneyText(price, terms.currency) }) }
  }

  const change = (itemId: string | undefined, units: number): ScanAnswer => {
    if (itemId === undefined) return { tone: 'wrong', text: say('Nothing was scanned yet.') }
    const name = latest.current.draft.lines.find((line) => line.itemId === itemId)?.snapshot.productName ?? ''
    latest.current.setDraft((before) => {
      const line = before.lines.find((each) => each.itemId === itemId)
      return line ? withQuantity(before, line.id, Math.max(0, line.quantity + units)) : before
    })
    return { tone: 'ok', text: units > 0 ? say('{units} more: {name}', { units, name }) : say('Taken out: {name}', { name }) }
  }

  useScans(scanned, {
    commands: {
      confirm: () => {
        latest.current.confirm()
        return null
      },
      next: () => {
        latest.current.park()
        return null
      },
      undo: () => change(scannedIds.current.pop(), -1),
      quantity: (units) => change(scannedIds.current.at(-1), units),
    },
  })
}

/** At an empty counter a receipt means that somebody brings something back; any other code opens what it names. */
async function openReceipt(scan: Scan): Promise<Awaited<ScanAnswer>> {
  const found = await orderOfScan(scan)
  if (found?.status !== COMPLETED) return null
  navigate({ screen: 'exchange', orderId: found.id })
  return { tone: 'ok', text: say('Order {number}', { number: found.number }) }
}

const COMPLETED = 4
