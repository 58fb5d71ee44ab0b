import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { Callout } from '../../components/callout.tsx'
import { Chip } from '../../components/chip.tsx'
import { PendingMark } from '../../components/pending-mark.tsx'
import { useDeskState } from '../../state/desk-state.ts'
import { usePromisedUnits } from '../../state/use-promised-units.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { AllotmentPanel } from './allotment-panel.tsx'
import { EditItemButton } from './edit-item-button.tsx'
import { FigureRow } from './figure-row.tsx'
import { HeldPanel } from './held-panel.tsx'
import { itemDetailOf } from './item-words.ts'
import { LedgerPanel } from './ledger-panel.tsx'
import { OrderLinks } from './order-links.tsx'
import { ShelfTable } from './shelf-table.tsx'
import { StockActionBar } from './stock-action-bar.tsx'
import { shelvesOf } from './stock-figures.ts'
import styles from './stock-screen.module.css'

interface ItemStockDetailProps {
  readonly item: ProductItem
  readonly context: ActionContext
  /** The warehouse the actions begin in; null: the first. */
  readonly warehouseId: string | null
  chooseWarehouse(warehouseId: string): void
}

/** One item: what can be sold, what lies on which shelf, and the orders that hold units of it. */
export function ItemStockDetail({ item, context, warehouseId, chooseWarehouse }: ItemStockDetailProps) {
  const { settings } = context.rules
  const [stock] = useItemStock([item.id])
  const held = usePromisedUnits(item.id)
  const isSaving = useDeskState((state) =>
    state.pending.some(({ command }) => isAbout(command.args, item.id) && command.aggregate.type === 'stock'),
  )
  if (!stock) return <p className={styles.nothing}>{say('Opening…')}</p>
  const shelves = shelvesOf(stock, settings)
  const chosen = shelves.find((shelf) => shelf.warehouse.id === warehouseId) ?? shelves[0]
  const short = shelves.filter((shelf) => shelf.missing > 0)
  return (
    <>
      <header className={styles.header}>
        <h2 className={styles.name}>
          <bdi>{item.productName}</bdi>
        </h2>
        {!item.active && <Chip tone="rest">{say('Not sold any more')}</Chip>}
        {item.preorder && <Chip tone="info">{say('Preorder')}</Chip>}
        {isSaving && <PendingMark />}
        <EditItemButton item={item} context={context} />
        <p className={styles.quiet}>{itemDetailOf(item, item.ean !== '' && item.sku !== '' ? say('EAN {ean}', { ean: item.ean }) : '')}</p>
      </header>
      {short.map((shelf) => (
        <Callout
          key={shelf.warehouse.id}
          tone="stop"
          title={say('{missing, plural, one {# unit} other {# units}} missing in {warehouse}', {
            missing: shelf.missing,
            warehouse: shelf.warehouse.name,
          })}
        >
          {say('The last count found fewer than orders hold.')}{' '}
          <OrderLinks lead={say('In danger:')} held={held.filter((each) => each.warehouseId === shelf.warehouse.id)} />
        </Callout>
      ))}
      <FigureRow stock={stock} settings={settings} />
      {chosen && (
        <>
          <StockActionBar target={{ item, warehouseId: chosen.warehouse.id, held }} context={context} />
          <ShelfTable shelves={shelves} chosenId={chosen.warehouse.id} choose={chooseWarehouse} />
        </>
      )}
      {!chosen && <p className={styles.quiet}>{say('The shop has no warehouse in use. Settings, Warehouses.')}</p>}
      <AllotmentPanel stock={stock} settings={settings} />
      <HeldPanel held={held} settings={settings} />
      <LedgerPanel itemId={item.id} settings={settings} />
    </>
  )
}

function isAbout(args: object, itemId: string): boolean {
  return (
    'lines' in args &&
    Array.isArray(args.lines) &&
    args.lines.some((line: unknown) => typeof line === 'object' && line !== null && 'itemId' in line && line.itemId === itemId)
  )
}
