import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { newId } from '../../offline/new-ids.ts'
import { navigate } from '../../state/navigate.ts'
import { useOrder } from '../../state/use-order.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import styles from './new-order.module.css'
import { NewOrderForm } from './new-order-form.tsx'

/** A new order, or a selection begun before that is now checked out. */
export function NewOrderScreen({ selectionId }: { readonly selectionId: string | null }) {
  useEffect(() => {
    document.title = 'New order · Order desk'
  }, [])
  return selectionId === null ? <FreshOrder /> : <BegunOrder selectionId={selectionId} />
}

function FreshOrder() {
  const context = useActionContext()
  const [id] = useState(newId)
  return context === null ? <p className={styles.nothing}>Opening…</p> : <NewOrderForm id={id} base={null} context={context} />
}

function BegunOrder({ selectionId }: { readonly selectionId: string }) {
  const context = useActionContext()
  const shown = useOrder(selectionId)
  const isOrder = shown.order !== null
  useEffect(() => {
    // Checked out meanwhile, here or elsewhere: the order is what there is to see now.
    if (isOrder) navigate({ screen: 'order', id: selectionId })
  }, [isOrder, selectionId])
  if (isOrder) return null
  if (context === null || !shown.selection) return <p className={styles.nothing}>{absenceSentence(shown)}</p>
  if (shown.selection.state === 'deleted') {
    return (
      <div className={styles.nothing}>
        <p>This selection was deleted. What lay in it was never ordered.</p>
        <Button onClick={() => navigate({ screen: 'new', selectionId: null })}>Begin a new order</Button>
      </div>
    )
  }
  return <OpenSelection selection={shown.selection} />
}

function OpenSelection({ selection }: { readonly selection: Selection }) {
  const context = useActionContext()
  if (context === null) return null
  return <NewOrderForm id={selection.id} base={selection} context={context} />
}
