import type { Address } from '../lifecycle/address.ts'
import type { OrderChanges } from '../lifecycle/command.ts'
import type { Order } from '../lifecycle/order.ts'
import { findShipment } from '../lifecycle/quantities.ts'
import type { SyncCase } from '../lifecycle/sync-case.ts'
import { type Message, msg, say } from '../wording/say.ts'
import { moneyText } from './money-text.ts'

/** One field two people wrote, in the words of both. */
export interface ContestedField {
  readonly label: string
  /** What the desk wrote. */
  readonly mine: string
  /** What the order says now. */
  readonly theirs: string
}

/** What a desk's edit wanted beside what stands by now; nothing for what is not an edit of fields. */
export function contestedFields({ command }: Pick<SyncCase, 'command'>, order: Order): readonly ContestedField[] {
  if (command.name === 'EditOrder') {
    const { changes } = command.args
    return FIELDS.flatMap(([name, label]) =>
      changes[name] === undefined ? [] : { label: say(label), mine: textOf(changes[name]), theirs: textOf(order[name]) },
    )
  }
  if (command.name === 'EditShipment') {
    const shipment = findShipment(order, command.args.shipmentId)
    const { details = {} } = command.args
    return DETAILS.flatMap(([name, label]) =>
      details[name] === undefined ? [] : { label: say(label), mine: textOf(details[name]), theirs: textOf(shipment?.[name] ?? '') },
    )
  }
  if (command.name === 'ChangeShippingCost') {
    const amount = (minor: number) => moneyText(minor, order.currency)
    return [{ label: say('Shipping cost'), mine: amount(command.args.shippingCost), theirs: amount(order.totals.shippingCost) }]
  }
  return []
}

const FIELDS = [
  ['shippingAddress', msg('Shipping address')],
  ['billingAddress', msg('Billing address')],
  ['comment', msg('Customer’s comment')],
  ['internalComment', msg('Internal comment')],
  ['giftMessage', msg('Gift message')],
  ['poNumber', msg('Purchase order')],
  ['customerId', msg('Customer')],
  ['isInternal', msg('Internal order')],
  ['tags', msg('Tags')],
] as const satisfies readonly (readonly [keyof OrderChanges, Message])[]

const DETAILS = [
  ['carrier', msg('Carrier')],
  ['service', msg('Service')],
  ['numberOfPackages', msg('Parcels')],
  ['box', msg('Box')],
  ['trackingNumber', msg('Tracking number')],
  ['returnTrackingNumber', msg('Return tracking number')],
] as const

function textOf(value: string | number | boolean | null | readonly string[] | Address): string {
  if (value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? say('Yes') : say('No')
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (isTexts(value)) return value.length === 0 ? '–' : value.join(', ')
  const { firstName, lastName, company, attention, address1, address2, zipCode, city, country, phoneNumber, email } = value
  const lines = [
    `${firstName} ${lastName}`.trim(),
    company,
    attention,
    address1,
    address2,
    `${zipCode} ${city}`.trim(),
    country,
    phoneNumber,
    email,
  ]
  return lines.filter((line) => line !== '').join('\n') || '–'
}

function isTexts(value: readonly string[] | Address): value is readonly string[] {
  return Array.isArray(value)
}
