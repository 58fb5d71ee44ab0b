import { useEffect } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { findShipment } from '../../../shared/lifecycle/quantities.ts'
import { returnableUnits } from '../../../shared/views/order-facts.ts'
import { say } from '../../../shared/wording/say.ts'
import { useActionContext } from '../../actions/use-action-context.ts'
import { navigate } from '../../state/navigate.ts'
import { useOrder } from '../../state/use-order.ts'
import { useStockLevels } from '../../state/use-stock-levels.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import { FindStep } from './find-step.tsx'
import styles from './return-wizard.module.css'
import { WizardRun } from './wizard-run.tsx'

interface ReturnWizardProps {
  readonly orderId: string | null
  readonly shipmentId: string | null
}

/** Takes goods back. Begins at Find, or at Items when the shipment is known. */
export function ReturnWizard({ orderId, shipmentId }: ReturnWizardProps) {
  useEffect(() => {
    document.title = say('Return · Order desk')
  }, [])
  if (orderId === null) return <FindStep order={null} />
  return <ReturnOfOrder key={`${orderId} ${shipmentId ?? ''}`} orderId={orderId} shipmentId={shipmentId} />
}

function ReturnOfOrder({ orderId, shipmentId }: { readonly orderId: string; readonly shipmentId: string | null }) {
  const shown = useOrder(orderId)
  const context = useActionContext()
  if (!shown.order || context === null) return <p className={styles.nothing}>{absenceSentence(shown)}</p>
  return <ReturnFromOrder order={shown.order} shipmentId={shipmentId} />
}

function ReturnFromOrder({ order, shipmentId }: { readonly order: Order; readonly shipmentId: string | null }) {
  useStockLevels([...new Set(order.lines.map((line) => line.itemId))])
  const givingBack = order.shipments.filter((shipment) => returnableUnits(order, shipment) > 0)
  const only = shipmentId === null && givingBack.length === 1 ? givingBack[0] : undefined
  useEffect(() => {
    if (only) navigate({ screen: 'return', orderId: order.id, shipmentId: only.id })
  }, [only, order.id])
  const shipment = shipmentId === null ? undefined : findShipment(order, shipmentId)
  if (!shipment) return <FindStep order={order} />
  return <WizardRun order={order} shipment={shipment} />
}
