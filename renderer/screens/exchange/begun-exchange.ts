import type { Order } from '../../../shared/lifecycle/order.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import { fittedDraft } from '../return-wizard/wizard-draft.ts'
import type { ExchangeDraft } from './exchange-draft.ts'

const KEPT_AS = 'begun-exchange-1'

/** Keeps what lies on the bench through a reload of this window; only the last one begun. */
export function keepExchange(draft: ExchangeDraft): void {
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify(draft))
  } catch {
    // A full or forbidden storage costs the bench at a reload, not the exchange.
  }
}

/** What lay on the bench for this shipment before the reload, as far as it can still come back; null when nothing did. */
export function begunExchange(order: Order, shipment: Shipment, settings: ShopSettings): ExchangeDraft | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT_AS) ?? 'null')
    if (!isBegun(kept) || kept.back.shipmentId !== shipment.id) return null
    return { ...kept, back: fittedDraft(kept.back, order, shipment, settings) }
  } catch {
    return null
  }
}

/** The exchange is made. */
export function dropExchange(): void {
  try {
    sessionStorage.removeItem(KEPT_AS)
  } catch {
    // Then there was nothing kept either.
  }
}

function isBegun(value: unknown): value is ExchangeDraft {
  if (typeof value !== 'object' || value === null || !('back' in value) || !('out' in value)) return false
  const { back, out } = value
  return hasLines(back) && 'shipmentId' in back && hasLines(out) && 'parts' in out
}

function hasLines(side: unknown): side is { readonly lines: readonly unknown[] } {
  return typeof side === 'object' && side !== null && 'lines' in side && Array.isArray(side.lines)
}
