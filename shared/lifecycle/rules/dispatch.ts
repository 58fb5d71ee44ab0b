import type { EventOf } from '../event.ts'
import type { ShopSettings } from '../settings.ts'
import type { Dispatch, Shipment } from '../shipment.ts'

/** What a shipment leaves with: what was just said, and what is known of it already. */
export function dispatchOf(shipment: Shipment, said: Partial<Dispatch>): Dispatch {
  return {
    carrier: said.carrier ?? shipment.carrier,
    service: said.service ?? shipment.service,
    numberOfPackages: said.numberOfPackages ?? shipment.numberOfPackages,
    trackingNumber: said.trackingNumber ?? shipment.trackingNumber,
    returnTrackingNumber: said.returnTrackingNumber ?? shipment.returnTrackingNumber,
    sendEmail: said.sendEmail ?? true,
  }
}

/** The carrier's page about one parcel; empty where the carrier has none or there is no number. */
export function trackingUrlOf(settings: ShopSettings, carrierName: string, trackingNumber: string): string {
  const pattern = settings.carriers.find((carrier) => carrier.name === carrierName)?.trackingUrl ?? ''
  return trackingNumber === '' ? '' : pattern.replaceAll('@', encodeURIComponent(trackingNumber))
}

/** The goods leave: the event that takes them out of stock and out of the order's allocations. */
export function shipmentCompleted(shipment: Shipment, dispatch: Dispatch, settings: ShopSettings): EventOf<'ShipmentCompleted'> {
  return {
    kind: 'ShipmentCompleted',
    shipmentId: shipment.id,
    dispatch,
    trackingUrl: trackingUrlOf(settings, dispatch.carrier, dispatch.trackingNumber),
  }
}
