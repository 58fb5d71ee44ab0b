import { useLayoutEffect, useRef } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import { say } from '../../../shared/wording/say.ts'
import type { OrderAction } from '../../actions/action.ts'
import { ActionHost, useActionStarter } from '../../actions/action-host.tsx'
import { isPossible } from '../../actions/availability.ts'
import { claimShipment } from '../../actions/claim-shipment.ts'
import { primaryAction, type Step } from '../../actions/primary-action.ts'
import { releaseClaim } from '../../actions/release-claim.ts'
import { isTyping } from '../../components/typing.ts'
import { useKeys } from '../../components/use-keys.ts'
import { announce } from '../../state/notices.ts'
import { useOrder } from '../../state/use-order.ts'
import { type MenuPlace, RowMenu } from './row-menu.tsx'
import { ROW_SHORTCUTS } from './row-shortcuts.ts'

interface RowActionsProps {
  /** The row the cursor is on; null where that is no order. */
  readonly orderId: string | null
  readonly claims: boolean
  /** Where its menu is open; null while it is not. */
  readonly place: MenuPlace | null
  setPlace(place: MenuPlace | null): void
  /** Gives the list the focus back. */
  focus(): void
}

/** What can be done with the row the cursor is on, without opening it: by letters, and by a menu. */
export function RowActions(props: RowActionsProps) {
  return (
    <ActionHost>
      <Actions {...props} />
    </ActionHost>
  )
}

function Actions({ orderId, claims, place, setPlace, focus }: RowActionsProps) {
  const { order } = useOrder(orderId ?? '')
  const { context, start } = useActionStarter()

  const begin = (stepOf: (order: Order) => Step | null) => {
    if (order === null || context === null) return
    const step = stepOf(order)
    if (step) start(step)
    else announce(say('This cannot be done with {number} now.', { number: order.number }))
  }
  const ifPossible = (action: OrderAction) => (subject: Order) =>
    context !== null && isPossible(action, { order: subject }, context) ? { action, target: { order: subject } } : null
  const claimOrRelease = (subject: Order) => {
    const steps = openShipments(subject).flatMap(({ id }) =>
      [claimShipment, releaseClaim].map((action): Step => ({ action, target: { order: subject, shipmentId: id } })),
    )
    return steps.find((step) => context !== null && isPossible(step.action, step.target, context)) ?? null
  }
  useKeys({
    ...Object.fromEntries(ROW_SHORTCUTS.map(([key, action]) => [key, () => begin(ifPossible(action))])),
    e: () => begin((subject) => context && primaryAction(subject, context)),
    ...(claims ? { c: () => begin(claimOrRelease) } : {}),
  })
  useMenuKey(() => {
    const row = document.querySelector('[data-grid] [data-current]')?.getBoundingClientRect()
    if (order !== null) setPlace({ x: (row?.left ?? 0) + MENU_INDENT, y: row?.bottom ?? 0 })
  })
  if (place === null || order === null) return null
  return (
    <RowMenu
      order={order}
      place={place}
      close={() => {
        setPlace(null)
        focus()
      }}
    />
  )
}

/** The menu opens under the number of the row. */
const MENU_INDENT = 24

/** Shift and F10, or the key with the menu on it: where the browser would open its own. */
function useMenuKey(open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
      if (!isMenuKey || event.defaultPrevented || isTyping(event)) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
