import type { CommandOf, Tender } from '../command.ts'
import type { RuleContext } from '../decision.ts'
import type { EventBody } from '../event.ts'
import { findStore } from '../find-setting.ts'
import type { Payment } from '../payment.ts'
import { type EntryFields, newEntry } from '../payment-entry.ts'
import type { Selection } from '../selection.ts'
import type { PaymentMethod } from '../settings.ts'
import type { CheckedOut } from './checkout-check.ts'
import { tenderPayments } from './tenders.ts'

/** The money side of a new order: what was paid or promised, and why the order waits for more. */
export interface CheckoutPayment {
  readonly events: readonly EventBody[]
  /** Null when nothing is waited for. */
  readonly waitingFor: string | null
}

/**
 * What each kind of payment means at checkout (domain.md 6.4); `tenders` are the parts it is paid in, where it is. A failed authorization
 * never gets here.
 */
export function checkoutPayment(
  command: CommandOf<'CreateOrder'>,
  selection: Selection,
  checkedOut: CheckedOut,
  context: RuleContext,
  tenders?: readonly Tender[],
): CheckoutPayment {
  const credit = creditPayment(command, selection, checkedOut.creditUsed, context)
  if (tenders) return { events: [...credit, ...tenderPayments(tenders, command, context)], waitingFor: null }
  const { paymentMethod } = checkedOut
  const due = checkedOut.grandTotal - checkedOut.creditUsed
  if (!paymentMethod || (due === 0 && paymentMethod.kind !== 'free')) return { events: credit, waitingFor: null }
  const own = ownPayment(command, paymentMethod, due, capturesAtOnce(command, selection, context), context)
  return { events: [...credit, ...own.events], waitingFor: own.waitingFor }
}

// What is imported was captured, or not, where it comes from; on Hold nothing is captured.
function capturesAtOnce({ args }: CommandOf<'CreateOrder'>, selection: Selection, { settings }: RuleContext): boolean {
  return selection.origin !== 'import' && !args.holdNow && (findStore(settings, selection.storeId)?.directCapture ?? false)
}

function ownPayment(
  command: CommandOf<'CreateOrder'>,
  method: PaymentMethod,
  due: number,
  isCapturedAtOnce: boolean,
  context: RuleContext,
): CheckoutPayment {
  const paymentId = context.nextId()
  const entry = (fields: EntryFields) => newEntry(command, context, fields)
  const added = (...entries: Payment['entries']): EventBody => ({
    kind: 'PaymentAdded',
    payment: {
      id: paymentId,
      methodId: method.id,
      methodName: method.name,
      kind: method.kind,
      externalReference: command.args.authorization?.reference ?? '',
      entries,
    },
  })
  const settled = (...entries: Payment['entries']): CheckoutPayment => ({ events: [added(...entries)], waitingFor: null })
  switch (method.kind) {
    case 'psp': {
      const { authorization } = command.args
      if (!authorization) {
        const request = entry({ entryType: 'AUTH_PENDING', status: 'pending', value: due })
        return { events: [added(), { kind: 'AuthorizationRequested', paymentId, entry: request }], waitingFor: 'authorization' }
      }
      const value = authorization.amount ?? due
      const externalReference = authorization.reference
      if (authorization.status === 'success') {
        const authorized = settled(entry({ entryType: 'AUTH', status: 'success', value, externalReference }))
        if (!isCapturedAtOnce) return authorized
        const request = entry({ entryType: 'CAPTURE_REQUEST', status: 'pending', value: Math.min(value, due) })
        return { events: [...authorized.events, { kind: 'CaptureRequested', paymentId, entry: request }], waitingFor: 'capture' }
      }
      const pending = entry({ entryType: 'AUTH_PENDING', status: 'pending', value, externalReference })
      return { events: [added(pending)], waitingFor: 'authorization' }
    }
    case 'cash':
    case 'externalTerminal':
      return settled(entry({ entryType: 'MARKED_AS_PAID', status: 'success', value: due }))
    case 'prepaid':
      return settled(entry({ entryType: 'PREPAID', status: 'success', value: due }))
    case 'bankWire':
    case 'check':
      return { events: [added()], waitingFor: method.kind }
    case 'invoice':
    case 'cod':
    case 'free':
      return settled()
  }
}

// The credit stays on the return it came from; here it counts as money paid before.
function creditPayment(command: CommandOf<'CreateOrder'>, selection: Selection, value: number, context: RuleContext): readonly EventBody[] {
  if (value === 0) return []
  const entry = newEntry(command, context, {
    entryType: 'PREPAID',
    status: 'success',
    value,
    ...(selection.originReturnId === null ? {} : { returnId: selection.originReturnId }),
  })
  return [
    {
      kind: 'PaymentAdded',
      payment: {
        id: context.nextId(),
        methodId: 'exchangeCredit',
        methodName: 'Exchange credit',
        kind: 'prepaid',
        externalReference: selection.originReturnId ?? '',
        entries: [entry],
      },
    },
  ]
}
