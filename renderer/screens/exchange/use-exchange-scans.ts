import { type Dispatch, type SetStateAction, useRef } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { returnableLines } from '../../../shared/views/order-facts.ts'
import { say } from '../../../shared/wording/say.ts'
import { knownCode } from '../../scanner/known-code.ts'
import type { Scan, ScanAnswer } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { type BasketTerms, basketPrice, itemOfScan, notSoldBecause } from '../new-order/item-of-scan.ts'
import { withItem } from '../new-order/new-order-draft.ts'
import { chosenQuantities, withQuantities } from '../return-wizard/wizard-draft.ts'
import type { Side } from './bench-props.ts'
import type { ExchangeDraft } from './exchange-draft.ts'

interface ExchangeWays {
  readonly draft: ExchangeDraft
  /** The side scans go to. */
  readonly side: Side
  readonly order: Order
  readonly shipment: Shipment
  readonly terms: BasketTerms
  readonly settings: ShopSettings
  setDraft: Dispatch<SetStateAction<ExchangeDraft>>
  turnTo(side: Side): void
  finish(): void
}

/** Scans take units back or put them out, by the side that is on; the card Next turns to what goes out, Confirm makes the exchange. */
export function useExchangeScans(ways: ExchangeWays): void {
  const latest = useRef(ways)
  latest.current = ways
  const taken = (scan: Scan): ScanAnswer => {
    const { order, shipment, draft, setDraft } = latest.current
    const lines = returnableLines(order, shipment).filter((line) => knownCode(scan, [line.snapshot.sku, line.snapshot.ean]) !== null)
    const chosen = chosenQuantities(draft.back)
    const line = lines.find((each) => (chosen[each.shipmentLineId] ?? 0) < each.returnable)
    if (!line) {
      return lines.length > 0
        ? { tone: 'wrong', text: say('No more of it can come back from this order.') }
        : { tone: 'wrong', text: say('“{code}” was not bought with this order.', { code: scan.code }) }
    }
    setDraft((before) => {
      const quantities = chosenQuantities(before.back)
      const quantity = Math.min(line.returnable, (quantities[line.shipmentLineId] ?? 0) + 1)
      return { ...before, back: withQuantities(before.back, { ...quantities, [line.shipmentLineId]: quantity }) }
    })
    return { tone: 'ok', text: say('Comes back: {name}', { name: line.snapshot.productName }) }
  }
  const put = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const item = await itemOfScan(scan)
    const { terms, settings, setDraft } = latest.current
    if (!item) return { tone: 'wrong', text: say('“{code}” is no item. Nothing was put in.', { code: scan.code }) }
    const price = basketPrice(item, terms, settings)
    const hindered = notSoldBecause(item, price, terms.currency)
    if (hindered || price === null) return hindered
    setDraft((before) => ({ ...before, out: withItem(before.out, item, price) }))
    return { tone: 'ok', text: say('Goes out: {name}', { name: item.productName }) }
  }
  useScans((scan) => (latest.current.side === 'back' ? taken(scan) : put(scan)), {
    commands: {
      confirm: () => {
        latest.current.finish()
        return null
      },
      next: () => {
        latest.current.turnTo('out')
        return { tone: 'info', text: say('Now what goes out') }
      },
    },
  })
}
