import { Text } from '@mantine/core'
import { findShipment } from '../../shared/lifecycle/quantities.ts'
import { commandLabel } from '../../shared/views/command-label.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Takes back a shipment that has not left; its units stay allocated to the order. */
export const deleteShipment: OrderAction = {
  id: 'delete-shipment',
  label: commandLabel('DeleteShipment'),
  shortcut: null,
  isGrave: true,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'DeleteShipment', args: { shipmentId } }),
  Form: DeleteShipmentForm,
}

function DeleteShipmentForm({ target: { order, shipmentId = '' }, refusal, submit, cancel }: ActionFormProps) {
  return (
    <ActionForm
      submitLabel="Delete shipment"
      isGrave
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'DeleteShipment', args: { shipmentId } })}
    >
      <Text>
        Shipment {findShipment(order, shipmentId)?.number} is taken back. Its units stay allocated to the order, ready for another shipment.
      </Text>
    </ActionForm>
  )
}
