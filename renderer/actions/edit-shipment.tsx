import { Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { CommandArgs } from '../../shared/lifecycle/command.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { findLine, findShipment, freeAllocations } from '../../shared/lifecycle/quantities.ts'
import type { Shipment } from '../../shared/lifecycle/shipment.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { say } from '../../shared/wording/say.ts'
import { DispatchFields } from '../components/dispatch-fields.tsx'
import { type ChoosableLine, LineQuantities } from '../components/line-quantities.tsx'
import { parseSerials, SerialNumbers } from '../components/serial-numbers.tsx'
import type { ActionFormProps, Intent, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { availabilityOfIntent } from './availability.ts'

type Edit = CommandArgs['EditShipment']

/** Contents and papers of a shipment that has not left; its serial numbers also afterwards. */
export const editShipment: OrderAction = {
  id: 'edit-shipment',
  label: COMMAND_LABELS.EditShipment,
  shortcut: null,
  intent: ({ order, shipmentId = '' }) => {
    const shipment = findShipment(order, shipmentId)
    const line = shipment?.lines[0]
    if (!shipment || !line) return null
    // The mildest that can be asked: the same message again, or one serial number more once it has left.
    const edit: Edit = shipment.shippedAt
      ? { shipmentId, serialNumbers: [{ shipmentLineId: line.id, serialNumbers: [...line.serialNumbers, '1'] }] }
      : { shipmentId, details: { additionalMessage: shipment.additionalMessage } }
    return { name: 'EditShipment', args: edit }
  },
  Form: EditShipmentForm,
}

function EditShipmentForm({ target, context, refusal, submit, cancel }: ActionFormProps) {
  const { order, shipmentId = '' } = target
  const shipment = findShipment(order, shipmentId)
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>(() =>
    Object.fromEntries((shipment?.lines ?? []).map((line) => [line.id, line.quantity])),
  )
  const [details, setDetails] = useState<NonNullable<Edit['details']>>({})
  const [serials, setSerials] = useState<Readonly<Record<string, string>>>({})
  if (!shipment) return null
  const edit = editOf(shipment, quantities, details, serials)
  const sameContent: Intent = {
    name: 'EditShipment',
    args: { shipmentId, lines: shipment.lines.map((line) => ({ shipmentLineId: line.id, quantity: line.quantity })) },
  }
  const content = availabilityOfIntent(sameContent, target, context)
  const hasLeft = shipment.shippedAt !== null
  return (
    <ActionForm
      submitLabel={say('Save shipment')}
      isIncomplete={edit === null}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => {
        if (edit) submit({ name: 'EditShipment', args: edit })
      }}
    >
      {!hasLeft && content.is === 'impossible' && (
        <Text size="sm" c="dimmed">
          {say('{sentence} What is in it stays as it is.', { sentence: content.why.sentence })}
        </Text>
      )}
      {!hasLeft && content.is !== 'impossible' && (
        <LineQuantities lines={choosable(order, shipment)} quantities={quantities} onChange={setQuantities} />
      )}
      {edit?.lines && shipment.isGoodToGo && (
        <Text size="sm" c="dimmed">
          {say('With other contents it is no longer good-to-go.')}
        </Text>
      )}
      {!hasLeft && (
        <>
          <DispatchFields
            settings={context.rules.settings}
            transport={{ ...shipment, ...details }}
            onChange={(changes) => setDetails((before) => ({ ...before, ...changes }))}
          />
          <Textarea
            label={say('Message with the shipment')}
            rows={2}
            value={details.additionalMessage ?? shipment.additionalMessage}
            onChange={({ currentTarget: { value } }) => setDetails((before) => ({ ...before, additionalMessage: value }))}
          />
        </>
      )}
      {hasLeft && (
        <Text size="sm" c="dimmed">
          {say('It has left: only its serial numbers can still be written down.')}
        </Text>
      )}
      <SerialNumbers
        lines={shipment.lines.map((line) => ({
          id: line.id,
          name: nameOfLine(order, line.orderLineId),
          quantity: line.quantity,
          text: serials[line.id] ?? line.serialNumbers.join('\n'),
        }))}
        isOpenAtOnce={hasLeft || shipment.lines.some((line) => line.serialNumbers.length > 0)}
        onChange={(id, text) => setSerials((before) => ({ ...before, [id]: text }))}
      />
    </ActionForm>
  )
}

/** Each line may grow by what the order has allocated in the shipment's own warehouse and put into no shipment. */
function choosable(order: Order, shipment: Shipment): readonly ChoosableLine[] {
  return shipment.lines.flatMap((line) => {
    const snapshot = findLine(order, line.orderLineId)?.snapshot
    const free = freeAllocations(order, line.orderLineId).find((each) => each.warehouseId === shipment.warehouseId)
    return snapshot ? [{ id: line.id, snapshot, max: line.quantity + (free?.quantity ?? 0) }] : []
  })
}

/** Only what is different; null when nothing is. */
function editOf(
  shipment: Shipment,
  quantities: Readonly<Record<string, number>>,
  details: NonNullable<Edit['details']>,
  serials: Readonly<Record<string, string>>,
): Edit | null {
  const before: Readonly<Record<string, unknown>> = { ...shipment }
  const lines = shipment.lines
    .map((line) => ({ shipmentLineId: line.id, quantity: quantities[line.id] ?? line.quantity }))
    .filter((change, at) => change.quantity !== shipment.lines[at]?.quantity)
  const changed = Object.fromEntries(Object.entries(details).filter(([field, value]) => value !== before[field]))
  const serialNumbers = shipment.lines.flatMap((line) => {
    const text = serials[line.id]
    if (text === undefined || parseSerials(text).join('\n') === line.serialNumbers.join('\n') || quantities[line.id] === 0) return []
    return [{ shipmentLineId: line.id, serialNumbers: parseSerials(text) }]
  })
  if (lines.length + Object.keys(changed).length + serialNumbers.length === 0) return null
  return {
    shipmentId: shipment.id,
    ...(lines.length > 0 ? { lines } : {}),
    ...(Object.keys(changed).length > 0 ? { details: changed } : {}),
    ...(serialNumbers.length > 0 ? { serialNumbers } : {}),
  }
}

function nameOfLine(order: Order, orderLineId: string): string {
  return findLine(order, orderLineId)?.snapshot.productName ?? orderLineId
}
