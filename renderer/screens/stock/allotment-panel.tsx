import { useEffect } from 'react'
import { sumOf } from '../../../shared/base/money.ts'
import type { ItemStock } from '../../../shared/contract/changes.ts'
import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { Panel } from '../../components/panel.tsx'
import { countText } from '../../i18n/format.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { useShopDesks } from '../../state/use-shop-desks.ts'
import lineStyles from '../order/order-lines.module.css'

/** Desk by desk what only it may sell; nothing where nothing is reserved. */
export function AllotmentPanel({ stock, settings }: { readonly stock: ItemStock; readonly settings: ShopSettings }) {
  const rights = stock.levels.flatMap(({ warehouseId, allotments = [] }) => allotments.map((each) => ({ ...each, warehouseId })))
  if (rights.length === 0) return null
  return (
    <Panel
      title={say('Reserved for desks')}
      note={say('{count, plural, one {# unit} other {# units}}', { count: sumOf(rights, (each) => each.quantity) })}
    >
      <table className={lineStyles.lines}>
        <thead>
          <tr>
            <th scope="col">{say('Desk')}</th>
            <th scope="col">{say('Warehouse')}</th>
            <th scope="col">{say('Units')}</th>
          </tr>
        </thead>
        <tbody>
          {rights.map((each) => (
            <tr key={`${each.deskId} ${each.warehouseId}`}>
              <th scope="row">
                <DeskName deskId={each.deskId} />
              </th>
              <td>{settings.warehouses.find((warehouse) => warehouse.id === each.warehouseId)?.name ?? each.warehouseId}</td>
              <td>{countText(each.quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

// The names are the hub's to tell; without it the desk's own is known all the same.
function DeskName({ deskId }: { readonly deskId: string }) {
  const greeting = useDeskState((state) => state.greeting)
  const { desks, load } = useShopDesks()
  const isOwn = greeting?.deskId === deskId
  useEffect(() => {
    if (!isOwn) void load()
  }, [isOwn, load])
  if (isOwn) return <bdi>{greeting?.joined ? say('{deskName} (this desk)', { deskName: greeting.joined.deskName }) : say('This desk')}</bdi>
  return <bdi>{desks?.find((desk) => desk.id === deskId)?.name ?? deskId}</bdi>
}
