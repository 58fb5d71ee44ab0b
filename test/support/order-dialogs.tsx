// The order screen with one of its dialogs open, reached as a person reaches it: by the menu.

import { screen, within } from '@testing-library/react'
import { OrderScreen } from '../../renderer/screens/order/order-screen.tsx'
import { renderOnDesk } from './desk-window.tsx'
import { fakeDesk } from './fake-desk.ts'
import { ORDER_ID, type Step } from './given-order.ts'

/** Opens the order after these steps; `choose` picks from its menu or from that of a shipment or return. */
export async function openOrderScreen(...steps: readonly Step[]) {
  const desk = fakeDesk(...steps)
  const view = await renderOnDesk(desk, <OrderScreen orderId={ORDER_ID} />)
  await screen.findByRole('heading', { level: 1 })
  const openMenu = async (of: RegExp | string) => {
    await view.user.click(screen.getByRole('button', { name: of }))
    return within(await screen.findByRole('menu'))
  }
  /** The choice as the menu shows it, possible or not; it may have to wait for stock that is still on its way to the window. */
  const offered = async (label: string, of: RegExp | string = /^More(?! for)/) =>
    (await openMenu(of)).findByRole('menuitem', { name: RegExp(`^${label}`) })
  /** Chooses and hands back the dialog that opens. */
  const choose = async (label: string, of?: RegExp | string) => {
    await view.user.click(await offered(label, of))
    return within(await screen.findByRole('dialog', { name: RegExp(`^${label}`) }))
  }
  return { desk, ...view, openMenu, offered, choose }
}
