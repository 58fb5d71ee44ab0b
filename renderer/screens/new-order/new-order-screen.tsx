import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { say } from '../../../shared/wording/say.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { newId } from '../../offline/new-ids.ts'
import { navigate } from '../../state/navigate.ts'
import { useConnection } from '../../state/use-connection.ts'
import { useOrder } from '../../state/use-order.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import styles from './new-order.module.css'
import { NewOrderForm } from './new-order-form.tsx'
import { type Sale, SaleDone } from './sale-done.tsx'

/** A new order, or a selection begun before that is now checked out. */
export function NewOrderScreen({ selectionId, atCounter = false }: { readonly selectionId: string | null; readonly atCounter?: boolean }) {
  useEffect(() => {
    document.title = say('New order · Order desk')
  }, [])
  const [sale, setSale] = useState<Sale | null>(null)
  const [hasSold, setSold] = useState(false)
  const onSold = (done: Sale) => {
    setSale(done)
    setSold(true)
  }
  if (sale) {
    const next = () => {
      setSale(null)
      navigate({ screen: 'new', selectionId: null, atCounter: true })
    }
    return <SaleDone sale={sale} next={next} />
  }
  if (selectionId !== null) return <BegunOrder selectionId={selectionId} onSold={onSold} />
  return <FreshOrder atCounter={atCounter || hasSold} onSold={onSold} />
}

function FreshOrder({ atCounter, onSold }: { readonly atCounter: boolean; onSold(sale: Sale): void }) {
  const context = useActionContext()
  const { isCopyWhole } = useConnection()
  const [id] = useState(newId)
  if (context === null) {
    return (
      <p className={styles.nothing}>
        {isCopyWhole ? say('There is no shop to sell in yet: it comes with the first import.') : say('Opening…')}
      </p>
    )
  }
  return <NewOrderForm id={id} base={null} context={context} atCounter={atCounter} onSold={onSold} />
}

function BegunOrder({ selectionId, onSold }: { readonly selectionId: string; onSold(sale: Sale): void }) {
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
  return <OpenSelection selection={shown.selection} onSelling={setSelling} onSold={onSold} />
}

interface OpenSelectionProps {
  readonly selection: Selection
  onSelling(isSelling: boolean): void
  onSold(sale: Sale): void
}

function OpenSelection({ selection, onSelling, onSold }: OpenSelectionProps) {
  const context = useActionContext()
  if (context === null) return null
  return <NewOrderForm id={selection.id} base={selection} context={context} onSelling={onSelling} onSold={onSold} />
}
