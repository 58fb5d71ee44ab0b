import { fail, ok, type Result } from '../base/result.ts'
import { findCarrier } from './find-setting.ts'
import type { Carrier, ProductItem, ShippingMethod, ShopSettings, Zone } from './settings.ts'

/** What the carrier is asked to take: where to, how heavy (grams), how dear (minor units, without shipping). */
export interface Consignment {
  readonly country: string
  readonly weight: number
  readonly price: number
}

export interface NoOffer {
  readonly carrier: string
  readonly why: string
}

/** The price (minor units) at which a shipping method takes this consignment, or why it does not. Collecting it oneself is free. */
export function shippingOffer(method: ShippingMethod, consignment: Consignment, settings: ShopSettings): Result<number, NoOffer> {
  if (method.pickup) return ok(0)
  const carrier = findCarrier(settings, method.carrierId)
  if (!carrier) return fail({ carrier: method.name, why: 'there is no such carrier' })
  const no = (why: string) => fail({ carrier: carrier.name, why })
  if (!carrier.active) return no('the carrier is switched off')
  const zone = zoneFor(carrier, consignment.country, settings)
  if (!zone) return no(`it does not deliver to ${consignment.country || 'an unknown country'}`)
  if (carrier.maxWeight !== null && consignment.weight > carrier.maxWeight) return no(`the goods weigh more than ${carrier.maxWeight} g`)
  if (carrier.isFree) return ok(0)
  const price = priceInRange(carrier, zone, consignment)
  return price === null ? no('its price table has no range for this order') : ok(price)
}

/** Grams of goods; an item nobody knows the weight of weighs nothing. */
export function weightOf(
  lines: readonly { readonly itemId: string; readonly quantity: number }[],
  itemOf: (itemId: string) => ProductItem | null,
): number {
  return lines.reduce((sum, line) => sum + (itemOf(line.itemId)?.weight ?? 0) * line.quantity, 0)
}

function zoneFor(carrier: Carrier, country: string, settings: ShopSettings): Zone | undefined {
  return settings.zones.find((zone) => zone.active && carrier.zoneIds.includes(zone.id) && zone.countries.includes(country))
}

function priceInRange(carrier: Carrier, zone: Zone, consignment: Consignment): number | null {
  const measure = carrier.billing === 'weight' ? consignment.weight : consignment.price
  const ranges = carrier.ranges.filter((range) => range.zoneId === zone.id)
  const within = ranges.find((range) => measure >= range.from && measure < range.to)
  if (within) return within.price
  const [highest] = ranges.toSorted((a, b) => b.to - a.to)
  return carrier.rangeBehavior === 'highest' && highest && measure >= highest.to ? highest.price : null
}
