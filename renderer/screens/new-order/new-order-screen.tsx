import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ProductItem, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { newId } from '../../offline/new-ids.ts'
import { navigate } from '../../state/navigate.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useOrder } from '../../state/use-order.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import { begunBasket } from './begun-basket.ts'
import { basketPrice, currencyOfMarket } from './item-of-scan.ts'
import styles from './new-order.module.css'
import { emptyDraft, type NewOrderDraft, withItem } from './new-order-draft.ts'
import { NewOrderForm } from './new-order-form.tsx'
import { type Sale, SaleDone } from './sale-done.tsx'

/** A new order, or a selection begun before that is now checked out. */
export function NewOrderScreen({ selectionId, atCounter = false }: { readonly selectionId: string | null; readonly atCounter?: boolean }) {
  useEffect(() => {
    document.title = say('New order · Order desk')
  }, [])
  const [sale, setSale] = useState<Sale | null>(null)
  const [hasSold, setSold] = useState(false)
  /** Baskets begun here one after the other. */
  const [round, setRound] = useState(0)
  const [first, setFirst] = useState<ProductItem | undefined>()
  const onSold = (done: Sale) => {
    setSale(done)
    setSold(true)
  }
  const onNew = () => {
    setFirst(undefined)
    setRound(round + 1)
    navigate({ screen: 'new', selectionId: null, atCounter: true })
  }
  if (sale) {
    const next = (item?: ProductItem) => {
      onNew()
      setFirst(item)
      setSale(null)
    }
    return <SaleDone sale={sale} next={next} />
  }
  if (selectionId !== null) return <BegunOrder selectionId={selectionId} onNew={onNew} onSold={onSold} />
  return <FreshOrder key={round} atCounter={atCounter || hasSold || round > 0} first={first} onNew={onNew} onSold={onSold} />
}

interface FreshOrderProps {
  readonly atCounter: boolean
  /** Scanned before the form stood. */
  readonly first: ProductItem | undefined
  onNew(): void
  onSold(sale: Sale): void
}

function FreshOrder({ atCounter, first, onNew, onSold }: FreshOrderProps) {
  const context = useActionContext()
  const { isCopyWhole } = useConnection()
  const [kept] = useState(() => begunBasket() ?? { id: newId(), draft: undefined })
  if (context === null) {
    return (
      <p className={styles.nothing}>
        {isCopyWhole ? say('There is no shop to sell in yet: it comes with the first import.') : say('Opening…')}
      </p>
    )
  }
  const begun = kept.draft ?? (first && begunWith(first, context.rules.settings))
  return <NewOrderForm id={kept.id} base={null} context={context} atCounter={atCounter} begun={begun} onNew={onNew} onSold={onSold} />
}

/** The sale the first scan began while the last one still stood on the screen. */
function begunWith(item: ProductItem, settings: ShopSettings): NewOrderDraft {
  const draft = emptyDraft(settings, true)
  const currency = currencyOfMarket(settings, draft.marketId)
  const price = basketPrice(item, { selection: null, marketId: draft.marketId, currency }, settings)
  return price === null ? draft : withItem(draft, item, price)
}

interface BegunOrderProps {
  readonly selectionId: string
  onNew(): void
  onSold(sale: Sale): void
}

function BegunOrder({ selectionId, onNew, onSold }: BegunOrderProps) {
  const context = useActionContext()
  const shown = useOrder(selectionId)
  const isOrder = shown.order !== null
  const [isSelling, setSelling] = useState(false)
  useEffect(() => {
    // Checked out meanwhile, here or elsewhere: the order is what there is to see now.
    if (isOrder && !isSelling) navigate({ screen: 'order', id: selectionId })
  }, [isOrder, isSelling, selectionId])
  // A sale of this window ends with what to give back, not with the order.
  if (isOrder) return isSelling ? <p className={styles.nothing}>{say('Selling…')}</p> : null
  if (context === null || !shown.selection) return <p className={styles.nothing}>{absenceSentence(shown)}</p>
  if (shown.selection.state === 'deleted') {
    return (
      <div className={styles.nothing}>
        <p>{say('This selection was deleted. What lay in it was never ordered.')}</p>
        <Button onClick={() => navigate({ screen: 'new', selectionId: null })}>{say('Begin a new order')}</Button>
      </div>
    )
  }
  return <OpenSelection selection={shown.selection} onNew={onNew} onSelling={setSelling} onSold={onSold} />
}

interface OpenSelectionProps {
  readonly selection: Selection
  onNew(): void
  onSelling(isSelling: boolean): void
  onSold(sale: Sale): void
}

function OpenSelection({ selection, onNew, onSelling, onSold }: OpenSelectionProps) {
  const context = useActionContext()
  if (context === null) return null
  return <NewOrderForm id={selection.id} base={selection} context={context} onNew={onNew} onSelling={onSelling} onSold={onSold} />
}
