/** The parts of the form that keys lead to. */
export const ITEMS_PLACE = 'basket-items'
export const CUSTOMER_PLACE = 'basket-customer'
export const CASH_PLACE = 'basket-cash'

/** Puts the focus into the first field of a part of the form, as soon as it stands. */
export function focusIn(placeId: string): void {
  // A part that was just chosen, such as the cash, is drawn with the next picture.
  requestAnimationFrame(() => document.getElementById(placeId)?.querySelector<HTMLElement>('input, button, select')?.focus())
}
