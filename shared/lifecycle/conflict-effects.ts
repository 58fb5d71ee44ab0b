// What each way of deciding a case does (domain.md 9.3). Closing the case and lifting its hold come before and by themselves.

import type { CaseWork } from './case-work.ts'
import type { Command, CommandArgs } from './command.ts'
import type { ConflictChoice, GivenUpUnits } from './conflict.ts'
import { demandQuantity, findLine, findShipment } from './quantities.ts'
import type { SyncCase } from './sync-case.ts'

type Effect = (work: CaseWork, syncCase: SyncCase, args: CommandArgs['ResolveConflict']) => void

const RELEASE = 'releaseItemsBackToWarehouse'

/** The effect of each choice. */
export const EFFECTS: Readonly<Record<ConflictChoice, Effect>> = {
  // Money kept apart as perhaps the same told twice is booked after all, where the order still owes it.
  keepBoth: (work, syncCase) => {
    if (recordedAs(syncCase, 'unassignedTillMoney') && syncCase.command.name === 'MarkAsPaid') work.try(syncCase.command)
    note(work, syncCase, 'Both are kept')
  },
  cancelOne: (work, syncCase, { orderId, comment }) => {
    if (recordedAs(syncCase, 'unassignedTillMoney')) return note(work, syncCase, 'The second payment is given back')
    if (syncCase.recorded.some((each) => each.as === 'nothing')) return note(work, syncCase, 'The second is not done')
    const chosen = orderId ?? syncCase.orderId
    if (chosen !== syncCase.orderId && !syncCase.affectedOrderIds.includes(chosen ?? '')) {
      work.fail({ code: 'VALIDATION', facts: { field: 'orderId', value: chosen ?? null } })
    }
    work.act('CancelOrder', chosen, { comment: comment || 'Ordered twice', stockAction: RELEASE })
  },
  allocateElsewhere: (work, syncCase, { warehouseId }) => {
    for (const [orderId, lost] of lostBy(work, syncCase)) {
      const lines = lost.map(({ orderLineId, quantity }) => ({
        orderLineId,
        quantity,
        ...(warehouseId === undefined ? {} : { warehouseId }),
      }))
      work.act('AllocateOrder', orderId, { lines, allowPartial: false })
    }
  },
  backorder: (work, syncCase) => {
    for (const [orderId] of lostBy(work, syncCase)) work.note(orderId, 'The customer is told that it waits for stock')
  },
  cancelAndRefund: (work, syncCase, { comment }) => {
    for (const [orderId, lines] of lostBy(work, syncCase)) {
      const why = comment || 'Sold out'
      if (!takenOff(work, orderId, lines, why)) {
        work.act('StandardRefund', orderId, { lines, stockAction: RELEASE, shippingCost: 0, reason: why })
      }
    }
  },
  resumeAndContinue: (work, syncCase, { comment }) => {
    const order = work.order(syncCase.orderId)
    if (order?.holds.some((hold) => hold.reasonCode !== 'SYNC_CONFLICT')) work.act('ResumeOrder', syncCase.orderId, { comment })
    work.issue(syncCase.command)
  },
  unpack: (work, syncCase) => {
    const { args } = syncCase.command
    const order = work.order(syncCase.orderId)
    if ('shipmentId' in args && args.shipmentId !== undefined && order && findShipment(order, args.shipmentId)?.shippedAt === null) {
      work.act('UnsetGoodToGo', syncCase.orderId, { shipmentId: args.shipmentId })
    }
    note(work, syncCase, 'The parcel is unpacked')
  },
  cancel: (work, syncCase, { comment }) => {
    work.act('CancelOrder', syncCase.orderId, { comment, stockAction: RELEASE })
  },
  // What has left unpaid is captured where an authorization stands behind it; else it is paid later, by hand or on account.
  acceptAndCapture: (work, syncCase) => {
    const { args } = syncCase.command
    const order = work.order(syncCase.orderId)
    const shipment = order && 'shipmentId' in args && args.shipmentId !== undefined ? findShipment(order, args.shipmentId) : undefined
    const isPsp = order?.payments.some((payment) => payment.kind === 'psp') === true
    if (shipment && !shipment.isPaid && !shipment.capturePending && isPsp && !order?.isWaitingForPayment) {
      work.act('CaptureShipment', syncCase.orderId, { shipmentId: shipment.id })
    }
    note(work, syncCase, 'The parcel that left is accepted')
  },
  recallParcel: (work, syncCase) => note(work, syncCase, 'The parcel is called back, a return is expected'),
  writeOff: (work, syncCase) => note(work, syncCase, 'The goods are written off'),
  retry: (work, syncCase) => void work.issue(syncCase.command),
  otherPayment: (work, syncCase, { methodId }) => {
    const { args } = syncCase.command
    const shipment = 'shipmentId' in args && args.shipmentId !== undefined ? { shipmentId: args.shipmentId } : {}
    work.act('MarkAsPaid', syncCase.orderId, { ...shipment, ...(methodId === undefined ? {} : { methodId }) })
    work.issue(syncCase.command)
  },
  acceptAsSentTwice: (work, syncCase) => note(work, syncCase, 'The goods were sent twice'),
  // The money taken is the order's again, as far as it owes it.
  restoreOrder: (work, syncCase) => {
    work.act('RestoreOrder', syncCase.orderId, {})
    work.issue(syncCase.command)
  },
  giveBack: (work, syncCase) => note(work, syncCase, 'The money is given back out of the till'),
  acceptAsGoodwill: (work, syncCase) => note(work, syncCase, 'The goods are accepted as a goodwill'),
  unlink: (work, syncCase) => note(work, syncCase, 'The goods did not come from this order'),
  reverseCash: (work, syncCase) => note(work, syncCase, 'The money given for them is asked back'),
  bookAsLoss: (work, syncCase) => note(work, syncCase, 'The difference is booked as a loss'),
  reclaim: (work, syncCase) => note(work, syncCase, 'The difference is claimed from the customer'),
  restoreAndApply: (work, syncCase) => {
    work.act('RestoreOrder', syncCase.orderId, {})
    work.issue(syncCase.command)
  },
  discard: (work, syncCase) => note(work, syncCase, 'What was done elsewhere is dropped'),
  mine: (work, syncCase) => {
    const { command } = syncCase
    if (command.name === 'EditOrder') work.issue({ ...command, args: { changes: command.args.changes } })
    else work.issue(command)
  },
  theirs: (work, syncCase) => note(work, syncCase, 'What the service had stays'),
  accept: (work, syncCase) => note(work, syncCase, 'The printed price is accepted'),
  note: (work, syncCase) => note(work, syncCase, 'The printed price is noted'),
  // A fact stands already; a wish is done in the deciding person's name.
  approve: (work, syncCase) => {
    if (syncCase.recorded.some((each) => each.as === 'nothing')) work.issue(syncCase.command)
    note(work, syncCase, 'Approved afterwards')
  },
  reject: (work, syncCase) => note(work, syncCase, 'Not approved; what happened stands'),
  map: (work, syncCase, args) => mapped(work, syncCase, args),
  // The authority runs it, as it would have been run the first time.
  rerun: () => undefined,
}

function note(work: CaseWork, { orderId }: SyncCase, text: string): void {
  work.note(orderId, text)
}

function recordedAs({ recorded }: SyncCase, form: SyncCase['recorded'][number]['as']): boolean {
  return recorded.some((each) => each.as === form)
}

/** What orders gave up and still lack, by order. */
function lostBy(work: CaseWork, { recorded }: SyncCase): ReadonlyMap<string, { orderLineId: string; quantity: number }[]> {
  const given = recorded.flatMap((each): readonly GivenUpUnits[] => (each.as === 'asGivenAfterMakingRoom' ? (each.givenUp ?? []) : []))
  const lost = new Map<string, { orderLineId: string; quantity: number }[]>()
  for (const [orderId, units] of Map.groupBy(given, (each) => each.orderId)) {
    const order = work.order(orderId)
    if (!order || order.status > 3) continue
    const lines = [...Map.groupBy(units, (each) => each.orderLineId)].flatMap(([orderLineId, same]) => {
      const line = findLine(order, orderLineId)
      const missing = line ? demandQuantity(order, line) : 0
      const quantity = Math.min(
        missing,
        same.reduce((sum, each) => sum + each.quantity, 0),
      )
      return quantity > 0 ? [{ orderLineId, quantity }] : []
    })
    if (lines.length > 0) lost.set(orderId, lines)
  }
  return lost
}

// Money that was taken for them makes it a refund.
function takenOff(work: CaseWork, id: string, lines: readonly { orderLineId: string; quantity: number }[], comment: string): boolean {
  const asked = work.try(work.commandOn('CancelLines', id, { lines, stockAction: RELEASE, comment }))
  return asked.outcome !== 'refused' || asked.refusal.code !== 'ALREADY_CAPTURED'
}

// The same again, about what it truly was.
function mapped(work: CaseWork, { command }: SyncCase, { itemId, orderId }: CommandArgs['ResolveConflict']): void {
  if (itemId !== undefined && isStockCommand(command)) {
    const lines = command.args.lines.map((line) => (work.isItem(line.itemId) ? line : { ...line, itemId }))
    work.issue({ ...command, args: { ...command.args, lines } } as Command)
    return
  }
  if (orderId === undefined) return void work.fail({ code: 'VALIDATION', facts: { field: itemId === undefined ? 'orderId' : 'itemId' } })
  const order = work.order(orderId)
  if (!order) return void work.fail({ code: 'NOT_FOUND', facts: { id: orderId } })
  const given = command.name === 'MarkAsPaid' ? { ...command, args: withoutShipment(command.args) } : command
  work.issue({ ...given, aggregate: { type: 'order', id: orderId } } as Command)
}

function withoutShipment({ shipmentId: _other, ...args }: CommandArgs['MarkAsPaid']): CommandArgs['MarkAsPaid'] {
  return args
}

type StockCommand = Extract<Command, { readonly name: 'ReceiveStock' | 'CountStock' | 'RemoveStock' | 'TransferStock' }>

function isStockCommand(command: Command): command is StockCommand {
  return command.aggregate.type === 'stock'
}
