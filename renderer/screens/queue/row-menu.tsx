import { Menu } from '@mantine/core'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { openShipments } from '../../../shared/lifecycle/quantities.ts'
import { say } from '../../../shared/wording/say.ts'
import type { OrderAction } from '../../actions/action.ts'
import { useActionStarter } from '../../actions/action-host.tsx'
import { ActionRows } from '../../actions/action-menu.tsx'
import { ORDER_ACTIONS, SHIPMENT_ACTIONS } from '../../actions/order-actions.ts'
import { primaryAction } from '../../actions/primary-action.ts'
import { shortcutCaps } from '../../actions/shortcut-caps.ts'
import { KeySequence } from '../../components/key-sequence.tsx'
import styles from './row-menu.module.css'
import { rowShortcutOf } from './row-shortcuts.ts'

/** Where on the screen the menu opens. */
export interface MenuPlace {
  readonly x: number
  readonly y: number
}

interface RowMenuProps {
  readonly order: Order
  readonly place: MenuPlace
  close(): void
}

/** All that can be done with the order of a row, as on its own screen: the next step first, what cannot be done with the reason. */
export function RowMenu({ order, place, close }: RowMenuProps) {
  const { context, start } = useActionStarter()
  if (context === null) return null
  const next = primaryAction(order, context)
  const [only, ...more] = openShipments(order)
  return (
    <Menu opened onClose={close} position="bottom-start" width={340} returnFocus={false}>
      <Menu.Target>
        {/* The menu is called after what it hangs on, which nobody needs to see or reach. */}
        <button
          type="button"
          tabIndex={-1}
          className={styles.place}
          style={{ left: place.x, top: place.y }}
          aria-label={say('Actions on {number}', { number: order.number })}
        />
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        <Menu.Label>
          <bdi>{order.number}</bdi>
        </Menu.Label>
        {next && (
          <Menu.Item rightSection={<KeySequence keys={['E']} />} onClick={() => start(next)}>
            {say(next.action.label)}
          </Menu.Item>
        )}
        <ActionRows
          actions={ORDER_ACTIONS.filter(({ id }) => id !== next?.action.id)}
          target={{ order }}
          context={context}
          capsOf={rowCapsOf}
        />
        {only && more.length === 0 && (
          <>
            <Menu.Divider />
            <ActionRows
              actions={SHIPMENT_ACTIONS.filter(({ id }) => id !== next?.action.id)}
              target={{ order, shipmentId: only.id }}
              context={context}
              capsOf={rowCapsOf}
            />
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** What an order's own screen has a letter for may have none here, or another. */
function rowCapsOf(action: OrderAction): readonly string[] {
  const shortcut = rowShortcutOf(action)
  return shortcut === null ? [] : shortcutCaps(shortcut)
}
