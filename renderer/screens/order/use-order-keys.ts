import { useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { useActionStarter } from '../../actions/action-host.tsx'
import { isPossible } from '../../actions/availability.ts'
import { ORDER_ACTIONS } from '../../actions/order-actions.ts'
import { primaryAction } from '../../actions/primary-action.ts'
import { type KeyMap, useKeys } from '../../components/use-keys.ts'
import { lastListRoute } from '../../state/last-list.ts'
import { navigate } from '../../state/navigate.ts'
import { copyOrderLink } from './order-link.ts'
import { type Neighbours, useNeighbours } from './use-neighbours.ts'

export interface OrderKeys extends Neighbours {
  readonly isMenuOpen: boolean
  setMenuOpen(isOpen: boolean): void
  back(): void
}

/** The keys of the order screen: Enter takes the next step, M opens the menu, [ and ] lead through the list, letters start actions. */
export function useOrderKeys(order: Order): OrderKeys {
  const { context, start } = useActionStarter()
  const [isMenuOpen, setMenuOpen] = useState(false)
  const neighbours = useNeighbours(order.id)
  const open = (id: string | null) => {
    if (id !== null) navigate({ screen: 'order', id })
  }
  const back = () => navigate(lastListRoute())
  const next = () => {
    const step = context && primaryAction(order, context)
    if (step) start(step)
  }
  const letters: Record<string, () => void> = {}
  for (const action of ORDER_ACTIONS) {
    if (action.shortcut === null) continue
    letters[action.shortcut] = () => {
      if (context && isPossible(action, { order }, context)) start({ action, target: { order } })
    }
  }
  const keys: KeyMap = {
    ...letters,
    Enter: next,
    e: next,
    l: () => void copyOrderLink(order.id),
    m: () => setMenuOpen(true),
    '[': () => open(neighbours.previous),
    k: () => open(neighbours.previous),
    ']': () => open(neighbours.next),
    j: () => open(neighbours.next),
    Escape: back,
  }
  useKeys(keys)
  return { ...neighbours, isMenuOpen, setMenuOpen, back }
}
