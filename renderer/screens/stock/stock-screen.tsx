import { useState } from 'react'
import { say } from '../../../shared/wording/say.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { useItem } from '../../state/use-item.ts'
import { ItemStockDetail } from './item-stock-detail.tsx'
import { StockFinder } from './stock-finder.tsx'
import styles from './stock-screen.module.css'

/** Find an item on the left; on the right what lies where, who it is promised to, and what can be done with it. */
export function StockScreen({ itemId }: { readonly itemId: string | null }) {
  return (
    <div className={styles.screen}>
      <StockFinder openId={itemId} />
      <div className={styles.detail}>
        {itemId === null ? (
          <div className={styles.nothing}>
            <p>{say('No item is open.')}</p>
            <p className={styles.quiet}>
              {say('Scan or type a name, SKU or EAN, then Enter. The keys R, C, T and X receive, count, transfer and remove.')}
            </p>
          </div>
        ) : (
          <OpenItem key={itemId} itemId={itemId} />
        )}
      </div>
    </div>
  )
}

function OpenItem({ itemId }: { readonly itemId: string }) {
  const context = useActionContext()
  const item = useItem(itemId)
  const [warehouseId, setWarehouseId] = useState<string | null>(null)
  if (context === null || item === undefined) return <p className={styles.nothing}>{say('Opening…')}</p>
  if (item === null) return <p className={styles.nothing}>{say('This window’s copy knows no such item.')}</p>
  return <ItemStockDetail item={item} context={context} warehouseId={warehouseId} chooseWarehouse={setWarehouseId} />
}
