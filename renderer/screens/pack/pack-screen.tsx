// screens/pack: one parcel at a time, by scanner. It shows and issues; what may be packed is the rules' to say.

import { findShipment } from '../../../shared/lifecycle/quantities.ts'
import { say } from '../../../shared/wording/say.ts'
import { ActionHost } from '../../actions/action-host.tsx'
import { useActionContext } from '../../actions/use-action-context.ts'
import { useOrder } from '../../state/use-order.ts'
import { absenceSentence } from '../order/order-screen.tsx'
import { PackBench } from './pack-bench.tsx'
import styles from './pack-screen.module.css'
import { PackStart } from './pack-start.tsx'
import type { Parcel } from './parcel-of-scan.ts'

interface PackScreenProps {
  readonly orderId: string | null
  readonly shipmentId: string | null
}

/** Pack and verify: a parcel on the table, or the question which one. */
export function PackScreen({ orderId, shipmentId }: PackScreenProps) {
  return orderId === null || shipmentId === null ? <PackStart /> : <OpenedParcel key={shipmentId} parcel={{ orderId, shipmentId }} />
}

function OpenedParcel({ parcel }: { readonly parcel: Parcel }) {
  const shown = useOrder(parcel.orderId)
  const context = useActionContext()
  const shipment = shown.order && findShipment(shown.order, parcel.shipmentId)
  if (!shown.order || context === null) return <p className={styles.nothing}>{absenceSentence(shown)}</p>
  if (!shipment) return <PackStart note={say('This shipment is not there any more. Scan another one.')} />
  return (
    <ActionHost>
      <PackBench order={shown.order} shipment={shipment} context={context} />
    </ActionHost>
  )
}
