import type { DocumentKind } from '../../shared/lifecycle/document.ts'
import { newestDocument } from '../../shared/lifecycle/find-document.ts'
import { openShipments } from '../../shared/lifecycle/quantities.ts'
import { type Message, msg } from '../../shared/wording/say.ts'
import { usualPaper } from '../printing/usual-paper.ts'
import type { ActionTarget, Intent, OrderAction } from './action.ts'
import { printAndTell } from './print-and-tell.ts'

const usual = (id: string, label: Message, shortcut: string, choosePrinter: boolean): OrderAction => ({
  id,
  label,
  shortcut,
  intent: ({ order }) => recording('receipt', order.id),
  go: ({ order }) => void printAndTell(usualPaper(order), { choosePrinter }),
})

export const printUsual = usual('print', msg('Print'), 'p', false)
export const printElsewhere = usual('print-elsewhere', msg('Print, choosing the printer'), 'P', true)

export const printReceipt: OrderAction = {
  id: 'print-receipt',
  label: msg('Print receipt'),
  shortcut: null,
  intent: ({ order }) => recording('receipt', order.id),
  go: ({ order }) => void printAndTell({ kind: 'receipt', orderId: order.id }),
}

export const printPackingSlip = ofShipment('print-packing-slip', msg('Print packing slip'), 'packingSlip')
export const printDeliveryNote = ofShipment('print-delivery-note', msg('Print delivery note'), 'deliveryNote')
export const printLabel = ofShipment('print-label', msg('Print label'), 'label')

export const printPickList: OrderAction = {
  id: 'print-pick-list',
  label: msg('Print pick list'),
  shortcut: null,
  intent: ({ order, shipmentId }) => {
    const isOpen = openShipments(order).some((shipment) => shipment.id === shipmentId)
    return shipmentId !== undefined && isOpen ? recording('packingSlip', shipmentId) : null
  },
  go: ({ order, shipmentId }) => {
    if (shipmentId !== undefined) void printAndTell({ kind: 'pickList', shipments: [{ orderId: order.id, shipmentId }] })
  },
}

export const printInvoice: OrderAction = {
  id: 'print-invoice',
  label: msg('Print invoice'),
  shortcut: null,
  intent: ({ order, shipmentId }) => {
    if (shipmentId === undefined) return null
    return newestDocument(order, 'invoice', shipmentId) ? recording('invoice', shipmentId) : { name: 'IssueInvoice', args: { shipmentId } }
  },
  go: ({ order, shipmentId }) => {
    if (shipmentId !== undefined) void printAndTell({ kind: 'invoice', orderId: order.id, shipmentId })
  },
}

export const printReturnSlip: OrderAction = {
  id: 'print-return-slip',
  label: msg('Print return slip'),
  shortcut: null,
  intent: ({ returnId }) => (returnId === undefined ? null : recording('returnSlip', returnId)),
  go: ({ order, returnId }) => {
    if (returnId !== undefined) void printAndTell({ kind: 'returnSlip', orderId: order.id, returnId })
  },
}

export const printCreditSlip: OrderAction = {
  id: 'print-credit-slip',
  label: msg('Print credit slip'),
  shortcut: null,
  intent: ({ order, returnId }) => {
    if (returnId === undefined) return null
    return newestDocument(order, 'creditSlip', returnId)
      ? recording('creditSlip', returnId)
      : { name: 'IssueCreditSlip', args: { returnId } }
  },
  go: ({ order, returnId }) => {
    if (returnId !== undefined) void printAndTell({ kind: 'creditSlip', orderId: order.id, returnId })
  },
}

function ofShipment(id: string, label: Message, kind: 'packingSlip' | 'deliveryNote' | 'label'): OrderAction {
  return {
    id,
    label,
    shortcut: null,
    // A label is no paper of the record; whether there is a parcel to stick it on is the same question.
    intent: ({ shipmentId }: ActionTarget) =>
      shipmentId === undefined ? null : recording(kind === 'label' ? 'packingSlip' : kind, shipmentId),
    go: ({ order, shipmentId }) => {
      if (shipmentId !== undefined) void printAndTell({ kind, orderId: order.id, shipmentId })
    },
  }
}

/** What will be recorded of it: whether a paper can be printed is what the rules say of that. */
function recording(kind: DocumentKind, subjectId: string): Intent {
  return { name: 'PrintDocument', args: { kind, subjectId } }
}
