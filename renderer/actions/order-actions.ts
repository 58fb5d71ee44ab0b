import type { OrderAction } from './action.ts'
import { addLines } from './add-lines.tsx'
import { addNote } from './add-note.tsx'
import { allocateLines } from './allocate-lines.tsx'
import { allocateOrder } from './allocate-order.ts'
import { archiveOrder } from './archive-order.ts'
import { cancelLines } from './cancel-lines.tsx'
import { cancelOrder } from './cancel-order.tsx'
import { captureOrder } from './capture-order.tsx'
import { captureShipment } from './capture-shipment.ts'
import { changeShippingCost } from './change-shipping-cost.tsx'
import { claimShipment } from './claim-shipment.ts'
import { clearWaitingForPayment } from './clear-waiting-for-payment.tsx'
import { completeReturn } from './complete-return.ts'
import { completeShipment } from './complete-shipment.tsx'
import { confirmOrder } from './confirm-order.ts'
import { createSelectionFromReturn } from './create-selection-from-return.ts'
import { deleteOrder } from './delete-order.tsx'
import { deleteReturn } from './delete-return.tsx'
import { deleteShipment } from './delete-shipment.tsx'
import { duplicateOrder } from './duplicate-order.ts'
import { editReturn } from './edit-return.tsx'
import { editShipment } from './edit-shipment.tsx'
import { expediteLines } from './expedite-lines.tsx'
import { expediteOrder } from './expedite-order.ts'
import { lockOrder } from './lock-order.ts'
import { markAsPaid } from './mark-as-paid.ts'
import { markAsUnpaid } from './mark-as-unpaid.ts'
import { packAndVerify } from './pack-and-verify.ts'
import {
  printCreditSlip,
  printDeliveryNote,
  printElsewhere,
  printInvoice,
  printLabel,
  printPackingSlip,
  printPickList,
  printReceipt,
  printReturnSlip,
  printUsual,
} from './print-papers.ts'
import { putOnHold } from './put-on-hold.tsx'
import { reactivateOrder } from './reactivate-order.ts'
import { recordPayment } from './record-payment.tsx'
import { refundReturn } from './refund-return.tsx'
import { releaseAuthorization } from './release-authorization.tsx'
import { releaseClaim } from './release-claim.ts'
import { restoreLines } from './restore-lines.tsx'
import { restoreOrder } from './restore-order.ts'
import { resumeOrder } from './resume-order.tsx'
import { returnProducts } from './return-products.ts'
import { setGoodToGo } from './set-good-to-go.ts'
import { standardRefund } from './standard-refund.tsx'
import { unallocateOrder } from './unallocate-order.tsx'
import { uncompleteReturn } from './uncomplete-return.ts'
import { unconfirmOrder } from './unconfirm-order.ts'
import { unlockOrder } from './unlock-order.ts'
import { unsetGoodToGo } from './unset-good-to-go.ts'

/** What can be done with an order as a whole, in the order of its life; what ends it stands last. */
export const ORDER_ACTIONS: readonly OrderAction[] = [
  confirmOrder,
  allocateOrder,
  allocateLines,
  expediteOrder,
  expediteLines,
  putOnHold,
  resumeOrder,
  recordPayment,
  clearWaitingForPayment,
  addNote,
  printUsual,
  printElsewhere,
  printReceipt,
  returnProducts,
  duplicateOrder,
  captureOrder,
  markAsUnpaid,
  changeShippingCost,
  addLines,
  cancelLines,
  restoreLines,
  unallocateOrder,
  unconfirmOrder,
  archiveOrder,
  reactivateOrder,
  restoreOrder,
  lockOrder,
  unlockOrder,
  standardRefund,
  releaseAuthorization,
  cancelOrder,
  deleteOrder,
]

/** What can be done with one shipment, forward steps first. */
export const SHIPMENT_ACTIONS: readonly OrderAction[] = [
  setGoodToGo,
  captureShipment,
  markAsPaid,
  completeShipment,
  printPackingSlip,
  printPickList,
  printDeliveryNote,
  printLabel,
  printInvoice,
  returnProducts,
  editShipment,
  packAndVerify,
  claimShipment,
  releaseClaim,
  unsetGoodToGo,
  markAsUnpaid,
  deleteShipment,
]

/** What can be done with one return. */
export const RETURN_ACTIONS: readonly OrderAction[] = [
  refundReturn,
  completeReturn,
  createSelectionFromReturn,
  printReturnSlip,
  printCreditSlip,
  editReturn,
  uncompleteReturn,
  deleteReturn,
]
