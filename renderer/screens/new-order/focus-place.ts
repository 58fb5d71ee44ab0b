/** The parts of the form that keys lead to. */
export const ITEMS_PLACE = 'basket-items'
export const CUSTOMER_PLACE = 'basket-customer'
export const CASH_PLACE = 'basket-cash'

/** Puts the focus where a part of the form that stands begins: where something is found, else in its first field. */
export function focusFirstIn(placeId: string): void {
  const place = document.getElementById(placeId)
  // Beside the market that stands first: letters typed into it would choose another one.
  const finder = place?.querySelector<HTMLElement>('[role="combobox"]')
  const first = finder ?? place?.querySelector<HTMLElement>(':is(input, button, select):enabled')
  first?.focus()
}

/** The same as soon as the part stands: one that was just chosen, such as the cash, is drawn with the next picture. */
export function focusIn(placeId: string): void {
  requestAnimationFrame(() => focusFirstIn(placeId))
}
