import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../shared/lifecycle/order.ts'
import { findShipment } from '../../shared/lifecycle/quantities.ts'
import type { ShopSettings } from '../../shared/lifecycle/settings.ts'
import type { Dispatch } from '../../shared/lifecycle/shipment.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { DispatchFields } from '../components/dispatch-fields.tsx'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** The goods leave: carrier, parcels and tracking are written down with it. */
export const completeShipment: OrderAction = {
  id: 'complete-shipment',
  label: COMMAND_LABELS.CompleteShipment,
  shortcut: null,
  // Written down once is enough: it waits for the hub, and asking again would only be refused there.
  intent: ({ shipmentId }, { sent }) =>
    shipmentId === undefined || sent?.has(shipmentId) ? null : { name: 'CompleteShipment', args: { shipmentId, dispatch: {} } },
  Form: CompleteShipmentForm,
}

function CompleteShipmentForm({ target: { order, shipmentId = '' }, context, refusal, submit, cancel }: ActionFormProps) {
  const { settings } = context.rules
  const [dispatch, setDispatch] = useState<Dispatch>(() => suggestedDispatch(order, shipmentId, settings))
  const change = (changes: Partial<Dispatch>) => setDispatch((before) => ({ ...before, ...changes }))
  return (
    <ActionForm
      submitLabel={say('Complete shipment')}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'CompleteShipment', args: { shipmentId, dispatch } })}
    >
      <DispatchFields settings={settings} transport={dispatch} onChange={change} />
      <Checkbox
        label={say('Send the shipping confirmation')}
        checked={dispatch.sendEmail}
        onChange={(event) => change({ sendEmail: event.currentTarget.checked })}
      />
    </ActionForm>
  )
}

/** What stands on the shipment already, else what the order's shipping method says. */
export function suggestedDispatch(order: Order, shipmentId: string, settings: ShopSettings): Dispatch {
  const shipment = findShipment(order, shipmentId)
  const method = settings.shippingMethods.find((each) => each.id === order.shippingMethodId)
  const carrier = settings.carriers.find((each) => each.id === method?.carrierId)
  return {
    carrier: shipment?.carrier || carrier?.name || '',
    service: shipment?.service || method?.service || '',
    numberOfPackages: Math.max(1, shipment?.numberOfPackages ?? 1),
    trackingNumber: shipment?.trackingNumber ?? '',
    returnTrackingNumber: shipment?.returnTrackingNumber ?? '',
    sendEmail: true,
  }
}
