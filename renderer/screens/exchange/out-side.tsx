import type { ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { ItemFinder } from '../../components/item-finder.tsx'
import { Panel } from '../../components/panel.tsx'
import { QuantityField } from '../../components/quantity-field.tsx'
import { findItems } from '../../state/issue-command.ts'
import { CASH_PLACE, focusIn } from '../new-order/focus-place.ts'
import { type BasketTerms, basketPrice } from '../new-order/item-of-scan.ts'
import { type NewOrderDraft, withItem, withQuantity } from '../new-order/new-order-draft.ts'
import styles from './exchange.module.css'
import { ExchangeLine } from './exchange-line.tsx'

/** Where F4 leads. */
export const OUT_PLACE = 'exchange-out'

interface OutSideProps {
  readonly out: NewOrderDraft
  /** Scans go here. */
  readonly isCurrent: boolean
  readonly terms: BasketTerms
  readonly settings: ShopSettings
  change(change: (out: NewOrderDraft) => NewOrderDraft): void
}

/** What goes out instead. */
export function OutSide({ out, isCurrent, terms, settings, change }: OutSideProps) {
  return (
    <div className={styles.side} id={OUT_PLACE} data-current={isCurrent || undefined}>
      <Panel title={say('Goes out')} aside={<kbd>F4</kbd>} note={isCurrent ? say('scans go here') : undefined}>
        <ItemFinder
          currency={terms.currency}
          priceOf={(item) => basketPrice(item, terms, settings)}
          find={findItems}
          onChoose={(item) => {
            const price = basketPrice(item, terms, settings)
            if (price !== null) change((before) => withItem(before, item, price))
          }}
          onDone={() => focusIn(CASH_PLACE)}
        />
        <ul className={styles.lines} aria-label={say('Items that go out')}>
          {out.lines.map(({ id, snapshot, quantity }) => (
            <ExchangeLine key={id} snapshot={snapshot}>
              <QuantityField
                label={say('Quantity of {name}', { name: snapshot.productName })}
                value={quantity}
                onChange={(units) => change((before) => withQuantity(before, id, units))}
              />
            </ExchangeLine>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
