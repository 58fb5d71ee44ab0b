// Where money goes: what is captured, paid, carried, given back, and how amounts are split.

import { type Mutant, mutantsOf } from './mutant.ts'

const RULES = 'lifecycle/rules'

export const MONEY_MUTANTS: readonly Mutant[] = [
  ...mutantsOf(
    'base/money.ts',
    ['the remainder of a split is lost', 'parts[index] = (parts[index] ?? 0) + 1', 'parts[index] = parts[index] ?? 0'],
    ['the first unit takes the residue', 'pool : Math.floor(', 'pool : Math.ceil('],
    ['half a unit is rounded down', "return mode === 'halfUp' ||", 'return'],
    ['tax is taken of the gross amount', 'WHOLE + rate', 'WHOLE'],
    ['units left over go to the later of equal shares', 'b.rest - a.rest || a.index - b.index', 'b.rest - a.rest || b.index - a.index'],
    ['amounts below zero are rounded upwards', 'amount < 0 ? 0 - size : size', 'size'],
    [
      'large amounts are divided as floating point can',
      'if (Number.isSafeInteger(product)) {',
      'if (sum > 0) {',
      'Floating point first loses a unit where an amount times a rate exceeds 2^53: at thousands of millions, which no test sells.',
    ],
  ),
  ...mutantsOf(
    'lifecycle/totals.ts',
    [
      'cancelled lines are still charged',
      'const itemsTotal = sumOf(order.lines, (line) => line.total - line.cancelledValue)',
      'const itemsTotal = sumOf(order.lines, (line) => line.total)',
    ],
    [
      'handling is not charged',
      'grandTotal: itemsTotal + order.shippingCost + order.handlingCost',
      'grandTotal: itemsTotal + order.shippingCost',
    ],
    ['part of the tax per rate is lost', 'taxTotal: sumOf(taxes, (group) => group.tax)', 'taxTotal: taxes[0]?.tax ?? 0'],
  ),
  ...mutantsOf(
    'lifecycle/price-lines.ts',
    [
      'a voucher takes more than the goods cost',
      'const discount = Math.min(\n    orderDiscount,',
      'const discount = Math.max(\n    orderDiscount,',
    ],
    ['who is exempt from tax pays it', 'rules.pricesIncludeTax !== rules.vatExempt', '!rules.vatExempt && rules.pricesIncludeTax'],
    ['tax is put on prices that contain it', 'rules.pricesIncludeTax !== rules.vatExempt', 'rules.vatExempt'],
    [
      'who is exempt pays the tax on shipping',
      'rules.vatExempt ? taxWithin(shippingCost + handlingCost,',
      'false ? taxWithin(shippingCost + handlingCost,',
    ],
    ['each part of an order rounds the tax of its rate', 'tax(grown, percent) - tax(base, percent)', 'tax(grown - base, percent)'],
    ['units of a line are taxed as one', 'dearer * amountOf(less + 1) + (units - dearer) * amountOf(less)', 'amountOf(amount)'],
    [
      'tax taken off costs is taken off shipping alone',
      'splitByLargestRemainder(taxDeducted, [shippingCost, handlingCost])',
      '[taxDeducted, 0]',
    ],
    [
      'the goods of an exempt order forget what their costs were taxed',
      'new Map([[shippingTaxPercent, sum]]) : new Map()',
      'new Map() : new Map()',
    ],
  ),
  ...mutantsOf(
    `${RULES}/cancel-lines.ts`,
    ['lines are cancelled whose money was taken', 'if (kept > newTotal && isAnyHeld)', 'if (kept < 0 && isAnyHeld)'],
    [
      'lines are cancelled whose money is on its way',
      'const kept = paidTowards(order) + sumOf(order.payments, pendingCaptures)',
      'const kept = paidTowards(order)',
    ],
    [
      'cancelled units are worth their list price',
      'shareOfPool(freeValue(order, line), quantity, freeQuantity(order, line))',
      'line.unitPrice * quantity',
    ],
  ),
  ...mutantsOf(
    `${RULES}/cancel-order.ts`,
    ['a paid order is cancelled', 'if (taken > 0)', 'if (taken < 0)'],
    [
      'an order is cancelled while money is on its way',
      'const taken = paid(order) + sumOf(order.payments, pendingCaptures)',
      'const taken = paid(order)',
    ],
    ['a cancelled order keeps its authorization', '    ...authorizationsCancelled(order, command, context),\n', ''],
  ),
  ...mutantsOf(
    `${RULES}/capture-order.ts`,
    ['an order captures beyond its authorization', 'if (amount > capturable(payment))', 'if (amount < 0)'],
    ['an order captures beyond what it costs', 'if (amount > owed)', 'if (amount < 0)'],
    [
      'an order captures twice what it costs',
      'outstanding(order) - order.payments.reduce((sum, each) => sum + pendingCaptures(each), 0)',
      'outstanding(order)',
    ],
  ),
  ...mutantsOf(
    `${RULES}/capture-shipment.ts`,
    ['a parcel captures beyond the authorization', 'if (needed > capturable(payment))', 'if (needed < 0)'],
    ['a parcel is captured while the order is on Hold', 'if (flagged) return flagged', 'if (flagged && !order) return flagged'],
    ['a parcel is captured while the order is being captured', 'if (awaited > 0) return', 'if (awaited < 0) return'],
  ),
  ...mutantsOf(`${RULES}/capture-request.ts`, [
    'what is paid already is captured again',
    'Math.max(0, shipmentTotal(order, shipment) - availablePaid(order))',
    'shipmentTotal(order, shipment)',
  ]),
  ...mutantsOf(
    `${RULES}/change-shipping-cost.ts`,
    ['shipping becomes dearer', 'if (shippingCost > order.shippingCost)', 'if (shippingCost < 0)'],
    ['shipping changes after it was paid', 'if (taken > 0)', 'if (taken < 0)'],
    ['shipping changes while it is being captured', 'paid(order) + sumOf(order.payments, pendingCaptures)', 'paid(order)'],
  ),
  ...mutantsOf(
    `${RULES}/added-lines.ts`,
    [
      'what grows is priced by itself',
      'isUntouched(order) ? pricedAnew(order, added) : pricedOnTop(order, added)',
      'pricedOnTop(order, added)',
    ],
    ['what was sent is priced anew', 'liveShipments(order).length === 0 && taken === 0', 'taken === 0'],
    ['what was paid is priced anew', 'liveShipments(order).length === 0 && taken === 0', 'liveShipments(order).length === 0'],
    ['what was partly cancelled is priced anew', 'return isAllActive && ', 'return '],
    ['added lines forget the tax of the lines there', 'order, wholeBase(order))', 'order, costBase(order))'],
    ['added lines forget what the costs were taxed', 'new Map(costBase(order))', 'new Map()'],
    ['a voucher is used up twice', 'Math.max(0, unused)', 'discountsOf(order)'],
    ['other weeks are the same goods', '    line.deliveryWindow === added.deliveryWindow &&\n', ''],
  ),
  ...mutantsOf(`${RULES}/restore-lines.ts`, ['more is restored than is authorized', 'return tooDear ?? accept(', 'return accept(']),
  ...mutantsOf(
    `${RULES}/extra-payment.ts`,
    ['more is taken extra than the order will cost', 'if (amount > open)', 'if (amount < 0)'],
    ['extra money is taken while the order is on Hold', 'if (held) return held', 'if (held && !order) return held'],
    ['an invoice is an extra payment', 'if (NOT_IN_HAND.has(method.kind))', 'if (!method.id)'],
    [
      'anybody takes any extra payment',
      "if (!mayIssue({ ...command, name: 'MarkAsPaid', args: { methodId } }, order, context.settings))",
      'if (!order.id)',
    ],
    ['money on its way is taken a second time', 'paidTowards(order) - sumOf(order.payments, pendingCaptures)', 'paidTowards(order)'],
  ),
  ...mutantsOf(`${RULES}/authorization-limit.ts`, [
    'an order grows beyond its authorization',
    'return newTotal > limit ?',
    'return newTotal < 0 ?',
  ]),
  ...mutantsOf(
    `${RULES}/complete-shipment.ts`,
    ['unpaid goods leave where nobody pays later', 'if (shipsBeforePayment(order, context.settings)) return', 'if (order.id) return'],
    ['an uncaptured parcel is captured beyond the authorization', 'if (needed > capturable(payment))', 'if (needed < 0)'],
  ),
  ...mutantsOf(`${RULES}/delete-shipment.ts`, [
    'a paid parcel is taken apart',
    'if (shipment.capturePending || (shipment.isPaid && shipment.paidValue > 0))',
    'if (shipment.capturePending)',
  ]),
  ...mutantsOf(
    `${RULES}/paid-money.ts`,
    [
      'a parcel is paid with money that is not there',
      'if (shipmentTotal(order, shipment) <= availablePaid(order)) take',
      'if (shipment.id) take',
    ],
    ['shipping nobody carries stays unpaid', 'const remainder = moneyCame ? carriedRemainder(order) : null', 'const remainder = null'],
    ['what is captured for a parcel is not remembered', 'capturedValue: capturedNow + Math.min(', 'capturedValue: Math.min('],
  ),
  ...mutantsOf(
    `${RULES}/mark-as-paid.ts`,
    ['money is taken by hand that is being captured', 'const awaited = sumOf(order.payments, pendingCaptures)', 'const awaited = 0'],
    ['captured money is unmarked', 'if (shipment.capturePending || shipment.capturedValue > 0)', 'if (shipment.capturePending)'],
    ['the payment of goods that left is unmarked', 'if (shipment.shippedAt) return', 'if (!shipment.id) return'],
    [
      'a payment that came leaves the order waiting',
      "order.isWaitingForPayment ? [{ kind: 'WaitingForPaymentCleared', reason: 'MARKED_AS_PAID' }] : []",
      '[]',
    ],
  ),
  ...mutantsOf(
    `${RULES}/record-payment-result.ts`,
    ['an answer counts twice', "if (!payment || request?.status !== 'pending' ||", 'if (!payment || !request ||'],
    ['money that came too late stays with the shop', 'accept(captured, ...givenStraightBack(answer, request.value))', 'accept(captured)'],
    [
      'an authorization granted late captures more than is owed',
      'Math.min(capturable(payment) + request.value, outstanding(order))',
      'capturable(payment) + request.value',
    ],
    ['a parcel leaves by itself while the order is on Hold', '&& !shipment.shippedAt && !isFlagged(order)', '&& !shipment.shippedAt'],
    ['a declined payment stops nothing', 'if (order.status > 3 || order.holds.some(', 'if (order.status > 0 || order.holds.some('],
    [
      'a declined refund counts as given',
      "[{ kind: 'RefundFailed', refundId, message: command.args.message ?? '' } as const]",
      "[{ kind: 'RefundSucceeded', refundId } as const]",
    ],
    ['a refund that came through leaves the return open', "back?.status === 'pending' && !othersPending", 'back === null'],
    [
      'a cancelled order keeps an authorization granted late',
      "    const entry = newEntry(command, context, { entryType: 'CANCEL', status: 'success', value: request.value })\n    return accept(granted, { kind: 'PaymentEntryAdded', paymentId: payment.id, entry })",
      '    return accept(granted)',
    ],
  ),
  ...mutantsOf(`${RULES}/restore-order.ts`, [
    'a restored order forgets that its authorization is gone',
    'if (!hasProvider || isCovered || order.isWaitingForPayment) return []',
    'if (order.id) return []',
  ]),
  ...mutantsOf(
    `${RULES}/release-remaining-authorization.ts`,
    ['an authorization is given back before anything was captured', 'capturedOf(payment) > 0', 'capturedOf(payment) >= 0'],
    ['an authorization is given back while it is being captured', 'if (awaited > 0) return', 'if (awaited < 0) return'],
    [
      'an authorization is given back with what was captured of it',
      "entryType: 'CANCEL', status: 'success', value: capturable(payment)",
      "entryType: 'CANCEL', status: 'success', value: capturable(payment) + capturedOf(payment)",
    ],
  ),
  ...mutantsOf(
    `${RULES}/return-costs.ts`,
    [
      'shipping is given back twice',
      'shipment.carriedShippingCost - sumOf(others, (each) => each.shippingCost)',
      'shipment.carriedShippingCost',
    ],
    ['handling is given back that was never paid', 'if (costs.handlingCost > handlingLeft)', 'if (costs.handlingCost < 0)'],
    [
      'handling is given back twice',
      'shipment.carriedHandlingCost - sumOf(others, (each) => each.handlingCost)',
      'shipment.carriedHandlingCost',
    ],
    ['shipping is given back that was never paid', 'if (costs.shippingCost > shippingLeft)', 'if (costs.shippingCost < 0)'],
    ['a voucher takes more than came back', 'if (costs.voucherValue > worth)', 'if (costs.voucherValue < 0)'],
    ['a return stands in its own way', ' && each.id !== self?.id', ''],
    ['a deleted return keeps what it gave back', 'each.deletedAt === null && ', ''],
    ['a deduction exceeds what it is deducted from', 'if (costs.returnCost > afterVoucher)', 'if (costs.returnCost < 0)'],
  ),
  ...mutantsOf(`${RULES}/create-return.ts`, [
    'what came back before is given back again',
    'line.value - returnedValue(order, line.id) - sumOf(sameLine',
    'line.value - sumOf(sameLine',
  ]),
  ...mutantsOf(
    `${RULES}/edit-return.ts`,
    [
      'a return changes after money went back',
      'if (refundsOfReturn(order, back.id).length > 0)',
      'if (refundsOfReturn(order, back.id).length < 0)',
    ],
    ['credit that was lent is edited away', 'if (returnValue(edited) < credit)', 'if (returnValue(edited) < 0)'],
    ['a corrected return gives back any costs', 'if (costly) return costly', 'if (costly && !order) return costly'],
  ),
  ...mutantsOf(
    `${RULES}/delete-return.ts`,
    ['a return is deleted after its money went back', 'if (refunds.length > 0)', 'if (refunds.length < 0)'],
    ['a return is deleted whose credit was lent', 'if (back.exchange) return', 'if (!back.id) return'],
  ),
  ...mutantsOf(
    `${RULES}/refund-return.ts`,
    [
      'a return gives back more than it is worth',
      'Math.min(refundable(order, back), refundableOfShipmentFor',
      'Math.min(refundableOfShipmentFor',
    ],
    [
      'a return gives back more than its parcel was paid with',
      'refundableOfShipmentFor(order, back), netRefundable',
      'netRefundable',
      'A paid parcel was paid with its goods and the costs it carries, and its returns are worth no more than those: the limit of the return is the tighter one.',
    ],
    ['a return gives back more than the shop holds', 'netRefundable(order), availableBy(order, method))', 'availableBy(order, method))'],
    ['a return gives back by a road more than came by it', 'netRefundable(order), availableBy(order, method))', 'netRefundable(order))'],
    ['a line is given back beyond what it cost', 'line.value) - givenBefore)', 'line.value))'],
    [
      'shipping is given back by each refund of a return',
      'take(back.shippingCost - sumOf(given, (refund) => refund.shippingCost))',
      'take(back.shippingCost)',
    ],
    [
      'handling is given back by each refund of a return',
      'take(back.handlingCost - sumOf(given, (refund) => refund.handlingCost))',
      'take(back.handlingCost)',
      'Handling is given back last: what is then left of the amount is what is left of the handling.',
    ],
    [
      'a second refund is asked for before the first is answered',
      "if (given.some((refund) => refund.state === 'requested'))",
      'if (given.length < 0)',
    ],
    ['an unpaid parcel is refunded', 'if (!shipment.isPaid) return', 'if (!shipment.id) return'],
    ['a refund the provider was asked for completes the return', 'if (isAskedOfProvider || back.status', 'if (back.status'],
    ['a refund is made while the order is on Hold', 'if (flagged) return flagged', 'if (flagged && !order) return flagged'],
  ),
  ...mutantsOf(
    `${RULES}/refund-split.ts`,
    [
      'the provider gives back what it never captured',
      "method === 'psp' ? refundableAtProvider(payment) : refundableThrough(payment)",
      'refundableThrough(payment)',
    ],
    ['the rest of a refund is forgotten', 'if (left === 0) return asked', 'if (left >= 0) return asked'],
    ['each part of a refund says it is the whole', 'events.length === 0 ? content : { ...content, ...NOTHING_IN_PARTICULAR }', 'content'],
  ),
  ...mutantsOf(
    `${RULES}/standard-refund.ts`,
    [
      'a refund takes the money of parcels',
      'Math.min(wanted, availablePaid(order), netRefundable(order))',
      'Math.min(wanted, netRefundable(order))',
    ],
    ['units in parcels are refunded', 'quantity > freeQuantity(order, line))', 'quantity > Number.MAX_SAFE_INTEGER)'],
    ['shipping is refunded that a parcel carries', 'if (shippingCost > shippingLeft)', 'if (shippingCost < 0)'],
    ['presents are made where the store makes none', 'if (!store?.allowRefundWithoutReturn) return', 'if (!store) return'],
    ['refunded units are not cancelled', '...(units.length > 0 ? [cancelled] : [])', ''],
    [
      'a present gives away what the shop no longer holds',
      'Math.min(netRefundable(order), availableBy(order, method))',
      'availableBy(order, method)',
    ],
    ['a present goes by a road nothing came by', 'Math.min(netRefundable(order), availableBy(order, method))', 'netRefundable(order)'],
    ['a surplus is given back beyond what is owed', 'const owed = isEmpty ? 0 : order.totals.grandTotal', 'const owed = 0'],
  ),
  ...mutantsOf(
    `${RULES}/create-selection-from-return.ts`,
    [
      'credit is lent that was refunded before',
      'Math.min(refundable(order, back), refundableOfShipment(order, shipment), netRefundable(order))',
      'returnValue(back)',
    ],
    ['one return is exchanged twice at a time', 'back.exchange.isOrdered && credit > 0', 'credit >= 0'],
    ['what an exchange left goes into no other', '!(back.exchange.isOrdered && credit > 0)', 'credit >= 0'],
  ),
  ...mutantsOf(`${RULES}/exchange-credit.ts`, [
    'credit an exchange did not need is lost',
    'if (creditUsed === selection.exchangeCredit) return []',
    'if (creditUsed >= 0) return []',
  ]),
  ...mutantsOf(
    `${RULES}/failed-refunds.ts`,
    [
      'units refunded in vain count each time',
      'Math.min(meant.quantity, Math.max(0, line.cancelledQuantity - given.quantity))',
      'meant.quantity',
    ],
    ['money refunded in vain counts each time', 'Math.min(meant.amount, Math.max(0, line.cancelledValue - given.amount))', 'meant.amount'],
  ),
  ...mutantsOf(
    'lifecycle/order-money.ts',
    ['a return is worth its refunds again', 'returnValue(each) - given - lentCredit(each)', 'returnValue(each) - lentCredit(each)'],
    ['a return is worth its exchange again', 'returnValue(each) - given - lentCredit(each)', 'returnValue(each) - given'],
    ['a second exchange takes what the first took', 'sumOf(exchangedBefore, ({ credit }) => credit)', '0'],
    ['what was paid is owed again', 'Math.max(0, order.totals.grandTotal - paidTowards(order))', 'order.totals.grandTotal'],
    ['money a capture counts on is given to another parcel', 'unassignedPaid(order) - spokenFor', 'unassignedPaid(order)'],
    [
      'asked for refunds are forgotten',
      "succeeded(payment, 'REFUND') + pending(payment, 'REFUND_REQUEST')",
      "succeeded(payment, 'REFUND')",
    ],
    [
      'what is being captured is captured again',
      'authorizedOf(payment) - capturedOf(payment) - pendingCaptures(payment)',
      'authorizedOf(payment) - capturedOf(payment)',
    ],
    [
      'credit that was lent is given back as well',
      'netPaid(order) - sumOf(order.returns, (each) => (each.deletedAt === null ? lentCredit(each) : 0))',
      'netPaid(order)',
    ],
    [
      'each parcel pays for handling',
      'return order.handlingCost - sumOf(liveShipments(order), (shipment) => shipment.carriedHandlingCost)',
      'return order.handlingCost',
    ],
    [
      'each parcel pays for shipping',
      'return order.shippingCost - sumOf(liveShipments(order), (shipment) => shipment.carriedShippingCost)',
      'return order.shippingCost',
    ],
    ['failed refunds count as given', "refund.returnId === returnId && refund.state !== 'failed'", 'refund.returnId === returnId'],
  ),
  ...mutantsOf(
    'lifecycle/evolve-payment.ts',
    [
      'a failed capture leaves the parcel about to leave',
      "completeWhenPaid: answer.status === 'failed' ? null : shipment.completeWhenPaid,",
      '',
    ],
    ['a failed capture keeps the costs', '    carriedShippingCost: 0,\n', ''],
    ['an answered request stays open', '{ ...entry, status: event.entry.status }', 'entry'],
  ),
]
