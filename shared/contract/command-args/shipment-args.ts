import { z } from 'zod'
import { codeText, idText, lineList, list, noteText, quantity, shortText } from '../plain-values.ts'

const onShipment = z.strictObject({ shipmentId: idText })

const numberOfPackages = z.int().min(0).max(1000)

const shipmentDetails = z.strictObject({
  carrier: shortText.exactOptional(),
  service: shortText.exactOptional(),
  numberOfPackages: numberOfPackages.exactOptional(),
  trackingNumber: codeText.exactOptional(),
  returnTrackingNumber: codeText.exactOptional(),
  additionalMessage: noteText.exactOptional(),
  weight: z.int().min(0).max(10_000_000).exactOptional(),
  box: shortText.exactOptional(),
})

const dispatch = z.strictObject({
  carrier: shortText.exactOptional(),
  service: shortText.exactOptional(),
  numberOfPackages: numberOfPackages.exactOptional(),
  trackingNumber: codeText.exactOptional(),
  returnTrackingNumber: codeText.exactOptional(),
  sendEmail: z.boolean().exactOptional(),
})

/** Arguments of the commands on one shipment of an order (domain.md 6.7). */
export const shipmentArgs = {
  EditShipment: z.strictObject({
    shipmentId: idText,
    lines: lineList(z.strictObject({ shipmentLineId: idText, quantity })).exactOptional(),
    details: shipmentDetails.exactOptional(),
    serialNumbers: lineList(z.strictObject({ shipmentLineId: idText, serialNumbers: list(codeText) })).exactOptional(),
  }),
  ClaimShipment: onShipment,
  ReleaseClaim: onShipment,
  ScanItem: z.strictObject({ shipmentId: idText, code: codeText, byHand: shortText.exactOptional() }),
  UnpackItem: z.strictObject({ shipmentId: idText, shipmentLineId: idText }),
  SetGoodToGo: onShipment,
  UnsetGoodToGo: onShipment,
  CaptureShipment: onShipment,
  MarkAsPaid: z.strictObject({
    shipmentId: idText.exactOptional(),
    methodId: idText.exactOptional(),
    reference: shortText.exactOptional(),
  }),
  MarkAsUnpaid: z.strictObject({ shipmentId: idText.exactOptional() }),
  CompleteShipment: z.strictObject({ shipmentId: idText, dispatch }),
  DeleteShipment: onShipment,
}
