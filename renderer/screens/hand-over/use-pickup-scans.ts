import { say } from '../../../shared/wording/say.ts'
import type { Scan, ScanAnswer, ScanCommands } from '../../scanner/scan.ts'
import { useScans } from '../../scanner/use-scans.ts'
import { navigate } from '../../state/navigate.ts'
import { orderOfScan } from '../exchange/order-of-scan.ts'

/** A scanned order or parcel comes on the counter; anything else is refused here, and no other screen is opened before a customer. */
export function usePickupScans(refuse: (text: string) => void, commands: ScanCommands = {}): void {
  const scanned = async (scan: Scan): Promise<Awaited<ScanAnswer>> => {
    const found = await orderOfScan(scan)
    if (!found) {
      const text = say('“{code}” is no order. Scan the number on the parcel or in the message.', { code: scan.code })
      refuse(text)
      return { tone: 'wrong', text }
    }
    navigate({ screen: 'hand-over', orderId: found.id })
    return { tone: 'ok', text: say('Order {number}', { number: found.number }) }
  }
  useScans(scanned, { commands, showsVerdict: true })
}
