import type { Order } from '../../../shared/lifecycle/order.ts'

/** What is told of the customer where others can read it too: enough to compare with, not enough to learn anything. */
export interface CollectorHint {
  /** First letters of the name, as `A. L.`; empty where the order has none. */
  readonly initials: string
  readonly lastFour: string
  readonly of: 'phone' | 'orderNumber'
}

export function collectorHintOf(order: Order): CollectorHint {
  const { shippingAddress, billingAddress, buyerName, number } = order
  const address = shippingAddress ?? billingAddress
  const name = [address?.firstName, address?.lastName].filter((part) => part).join(' ') || buyerName
  const phone = digitsOf(address?.cellPhoneNumber || address?.phoneNumber || '')
  return phone.length >= 7
    ? { initials: initialsOf(name), lastFour: phone.slice(-4), of: 'phone' }
    : { initials: initialsOf(name), lastFour: number.slice(-4), of: 'orderNumber' }
}

function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => word !== '')
  const shown = words.length > 1 ? [words[0], words.at(-1)] : words
  return shown.map((word) => `${[...(word ?? '')][0]?.toLocaleUpperCase() ?? ''}.`).join(' ')
}

function digitsOf(text: string): string {
  return text.replace(/\D/gu, '')
}
