import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { sumOf } from '../../../shared/base/money.ts'
import { allottedTo } from '../../../shared/lifecycle/allotment.ts'
import type { NewLine } from '../../../shared/lifecycle/command.ts'
import { listPrice, marketPricelist } from '../../../shared/lifecycle/price-list.ts'
import type { ProductItem } from '../../../shared/lifecycle/settings.ts'
import { freeToAllocate } from '../../../shared/lifecycle/stock.ts'
import { itemDetail } from '../../../shared/views/order-facts.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { say } from '../../../shared/wording/say.ts'
import { ItemFinder } from '../../components/item-finder.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { Panel } from '../../components/panel.tsx'
import { QuantityField } from '../../components/quantity-field.tsx'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { useDeskState } from '../../state/desk-state.ts'
import { findItems } from '../../state/issue-command.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { basketPrice, currencyOfMarket } from './item-of-scan.ts'
import styles from './new-order.module.css'
import { type NewOrderDraft, withItem, withQuantity } from './new-order-draft.ts'
import type { SectionProps } from './section-props.ts'

/** What is sold: found by name or number, counted, priced. */
export function ItemsSection({
  context,
  draft,
  trial,
  currency,
  canChooseMarket,
  change,
  onDone,
}: SectionProps & { readonly canChooseMarket: boolean; onDone(): void }) {
  const { settings } = context.rules
  const { markets } = settings
  const priceOf = (item: ProductItem) => basketPrice(item, { selection: trial.selection, marketId: draft.marketId, currency }, settings)
  // In another market a line costs what that one's list says.
  const chooseMarket = (marketId: string) => {
    const terms = { pricelistId: marketPricelist(settings, marketId), currency: currencyOfMarket(settings, marketId) }
    const lines = draft.lines.map((line) => {
      const item = context.rules.item(line.itemId)
      return { ...line, unitPrice: (item && listPrice(item, terms, settings)) ?? line.unitPrice }
    })
    change({ ...draft, marketId, lines })
  }
  return (
    <Panel title={say('Items')}>
      {canChooseMarket && markets.length > 1 && (
        <NativeSelect
          label={say('Market')}
          className={styles.market}
          value={draft.marketId}
          onChange={(event) => chooseMarket(event.currentTarget.value)}
          data={markets.map((market) => ({ value: market.id, label: market.name }))}
        />
      )}
      <ItemFinder
        currency={currency}
        priceOf={priceOf}
        find={findItems}
        onDone={onDone}
        onChoose={(item) => change(withItem(draft, item, priceOf(item) ?? item.unitPrice))}
      />
      {draft.lines.length > 0 && (
        <ul className={styles.lines} aria-label={say('Items of the order')}>
          {draft.lines.map((line) => (
            <DraftLine
              key={line.id}
              line={line}
              draft={draft}
              currency={currency}
              total={(trial.selection?.lines.find((each) => each.id === line.id)?.lineDiscount ?? 0) * -1 + line.unitPrice * line.quantity}
              onQuantity={(quantity) => change(withQuantity(draft, line.id, quantity))}
            />
          ))}
        </ul>
      )}
    </Panel>
  )
}

interface DraftLineProps {
  readonly line: NewLine
  readonly draft: NewOrderDraft
  readonly currency: string
  readonly total: number
  onQuantity(quantity: number): void
}

function DraftLine({ line, draft, currency, total, onQuantity }: DraftLineProps) {
  const name = line.snapshot.productName
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <bdi>{name}</bdi>
        <span className={styles.quiet}>
          {factsLine([line.snapshot.sku, itemDetail(line.snapshot)])} ·{' '}
          {sayNodes('{price} each', { price: <MoneyText minor={line.unitPrice} currency={currency} bare /> })}{' '}
          <FreeStock line={line} draft={draft} />
        </span>
      </span>
      <QuantityField label={say('Quantity of {name}', { name })} min={1} value={line.quantity} onChange={onQuantity} />
      <span className={styles.amount}>
        <MoneyText minor={total} currency={currency} bare />
      </span>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={say('Take out {name}', { name })} onClick={() => onQuantity(0)}>
        <IconX size={16} />
      </ActionIcon>
    </li>
  )
}

/** What is on the shelf and promised to nobody, less what waits for it already. */
function FreeStock({ line, draft }: { readonly line: NewLine; readonly draft: NewOrderDraft }) {
  const [stock] = useItemStock([line.itemId])
  const deskId = useDeskState((state) => state.greeting?.deskId)
  if (!stock) return null
  if (draft.atCounter) {
    // What lies here is sold here, whoever waits for it elsewhere.
    const here = stock.levels.filter((level) => draft.warehouseId === '' || level.warehouseId === draft.warehouseId)
    const onShelf = sumOf(here, (level) => freeToAllocate(level, deskId))
    const reserved = sumOf(here, (level) => allottedTo(level, deskId))
    return (
      <span data-short={onShelf < line.quantity || undefined}>
        · {onShelf === 0 ? say('none on the shelf') : say('{onShelf, number} on the shelf', { onShelf })}
        {reserved > 0 && say(', {reserved, number} reserved for this desk', { reserved })}
      </span>
    )
  }
  const free = Math.max(0, sumOf(stock.levels, freeToAllocate) - stock.demand)
  return (
    <span data-short={free < line.quantity || undefined}>
      · {free === 0 ? say('none free, will wait for stock') : say('{free, number} free', { free })}
    </span>
  )
}
