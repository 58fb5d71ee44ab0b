import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { msg, say } from '../../../shared/wording/say.ts'
import { useFirstOf } from '../../components/first-of.ts'
import { Panel } from '../../components/panel.tsx'
import { ShowAll } from '../../components/show-all.tsx'
import { countText } from '../../i18n/format.ts'
import type { HeldUnits } from '../../state/desk-session.ts'
import { hrefOf } from '../../state/route.ts'
import lineStyles from '../order/order-lines.module.css'
import styles from './stock-screen.module.css'

const HOLDERS_SHOWN = 12

/** The orders units of the item are allocated to. */
export function HeldPanel({ held, settings }: { readonly held: readonly HeldUnits[]; readonly settings: ShopSettings }) {
  const list = useFirstOf(held, HOLDERS_SHOWN)
  const orders = new Set(held.map((each) => each.orderId)).size
  return (
    <Panel title={say('Allocated to')} note={orders === 0 ? null : say('{orders, plural, one {# order} other {# orders}}', { orders })}>
      {held.length === 0 ? (
        <p className={styles.quiet}>{say('No order holds units of it.')}</p>
      ) : (
        <table className={lineStyles.lines}>
          <thead>
            <tr>
              <th scope="col">{say('Order')}</th>
              <th scope="col" className={lineStyles.words}>
                {say('Warehouse')}
              </th>
              <th scope="col">{say('Units')}</th>
            </tr>
          </thead>
          <tbody>
            {list.shown.map((each) => (
              <tr key={`${each.orderId} ${each.warehouseId}`}>
                <th scope="row">
                  <a className={styles.link} href={hrefOf({ screen: 'order', id: each.orderId })}>
                    <bdi>{each.number}</bdi>
                  </a>
                </th>
                <td className={lineStyles.words}>
                  {settings.warehouses.find((warehouse) => warehouse.id === each.warehouseId)?.name ?? each.warehouseId}
                </td>
                <td>{countText(each.quantity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <ShowAll list={list} words={msg('Show all {total, number}, {hidden, plural, one {# more order} other {# more orders}}')} />
    </Panel>
  )
}
