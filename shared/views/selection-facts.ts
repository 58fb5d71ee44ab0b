import type { Selection } from '../lifecycle/selection.ts'
import { isUnfinished } from '../lifecycle/selection-timing.ts'
import { say } from '../wording/say.ts'
import type { Chip } from './order-facts.ts'
import { dateText } from './time-text.ts'

/** Whose a basket is, in words. */
export function selectionOwner({ ownerKind, customerId }: Selection): string {
  switch (ownerKind) {
    case 'anonymous':
      return say('A guest')
    case 'staff':
      return customerId === null ? say('The shop, no customer yet') : say('Customer {customerId}', { customerId })
    case 'customer':
      return customerId === null ? say('A customer') : say('Customer {customerId}', { customerId })
    case 'account':
      return customerId === null ? say('A business account') : say('Business account, customer {customerId}', { customerId })
  }
}

/** What there is to know beside its contents: that a checkout was asked for, that it lies about, that its contents are fixed. */
export function selectionChips(selection: Selection): readonly Chip[] {
  if (!isUnfinished(selection)) return []
  const chips: Chip[] = []
  if (selection.state === 'checkoutRequested') chips.push({ text: say('Checkout requested'), tone: 'info' })
  if (selection.abandonedAt !== undefined) chips.push({ text: say('Abandoned'), tone: 'wait' })
  if (selection.lockedContents === true) chips.push({ text: say('Contents fixed'), tone: 'rest' })
  return chips
}

/** How long it lives, in words; null where it never expires. */
export function selectionLife(selection: Selection, timeZone: string): string | null {
  if (selection.expiresAt === null) return null
  return selection.state === 'expired'
    ? say('Expired on {date}', { date: dateText(selection.expiresAt, timeZone) })
    : say('Expires on {date}', { date: dateText(selection.expiresAt, timeZone) })
}

/** Why nothing more can be done with it; null while something can. */
export function selectionEnd({ state }: Selection): { readonly title: string; readonly text: string } | null {
  switch (state) {
    case 'open':
    case 'checkoutRequested':
      return null
    case 'merged':
      return { title: say('Merged'), text: say('Its contents are in the selection the customer had open.') }
    case 'expired':
      return {
        title: say('Expired'),
        text: say('Nobody touched it for as long as the store keeps selections of guests; its contents were dropped.'),
      }
    case 'checkedOut':
      return { title: say('Checked out'), text: say('It became an order.') }
    case 'deleted':
      return { title: say('Deleted'), text: say('Nothing can be done with it any more.') }
  }
}
