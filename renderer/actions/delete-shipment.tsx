import { Text } from '@mantine/core'
import { findShipment } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'

/** Takes back a shipment that has not left; its units stay allocated to the order. */
export const deleteShipment: OrderAction = {
  id: 'delete-shipment',
  label: COMMAND_LABELS.DeleteShipment,
  shortcut: null,
  isGrave: true,
  intent: ({ shipmentId }) => (shipmentId === undefined ? null : { name: 'DeleteShipment', args: { shipmentId } }),
  Form: DeleteShipmentForm,
}

function DeleteShipmentForm({ target: { order, shipmentId = '' }, refusal, submit, cancel }: ActionFormProps) {
  return (
    <ActionForm
      submitLabel={say('Delete shipment')}
      isGrave
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit({ name: 'DeleteShipment', args: { shipmentId } })}
    >
      <Text>
        {say('Shipment {number} is taken back. Its units stay allocated to the order, ready for another shipment.', {
          number: findShipment(order, shipmentId)?.number ?? '',
        })}
      </Text>
    </ActionForm>
  )
}
