import { List, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { findLine, findShipment } from '../../shared/lifecycle/quantities.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { type RefusalSentence, refusalSentence } from '../../shared/views/refusal-sentence.ts'
import { say } from '../../shared/wording/say.ts'
import { sayNodes } from '../i18n/say-nodes.ts'
import { useOrder } from '../state/use-order.ts'
import type { ActionFormProps, Intent, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { issueIntent } from './issue-intent.ts'
import { tryIntent } from './try-intent.ts'

/** Packs unit by unit what is scanned or typed; what does not belong into the parcel is refused with the reason. */
export const scanItem: OrderAction = {
  id: 'scan-item',
  label: COMMAND_LABELS.ScanItem,
  shortcut: null,
  intent: ({ order, shipmentId = '' }) => {
    const shipment = findShipment(order, shipmentId)
    const line = shipment?.lines.find((each) => each.packedQuantity < each.quantity) ?? shipment?.lines[0]
    const snapshot = line && findLine(order, line.orderLineId)?.snapshot
    return snapshot ? { name: 'ScanItem', args: { shipmentId, code: snapshot.sku || snapshot.ean } } : null
  },
  Form: ScanItemForm,
}

/** Stays open from scan to scan, so it looks at the order as it is now, not as it was when the form opened. */
function ScanItemForm({ target: { order: opened, shipmentId = '' }, context, cancel }: ActionFormProps) {
  const order = useOrder(opened.id).order ?? opened
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<RefusalSentence | null>(null)
  const shipment = findShipment(order, shipmentId)
  const lines = shipment?.lines ?? []
  const isPacked = lines.every((line) => line.packedQuantity === line.quantity)
  const scan = () => {
    const intent: Intent = { name: 'ScanItem', args: { shipmentId, code: code.trim() } }
    const aggregate = { type: 'order', id: order.id } as const
    const decision = tryIntent(intent, aggregate, { selection: null, order, deleted: false }, context)
    setCode('')
    setRefusal(decision.outcome === 'refused' ? refusalSentence(decision.refusal) : null)
    if (decision.outcome === 'accepted') void issueIntent(intent, aggregate)
  }
  return (
    <ActionForm submitLabel={say('Pack one')} isIncomplete={code.trim() === ''} refusal={refusal} cancel={cancel} onSubmit={scan}>
      <TextInput
        label={say('SKU or EAN')}
        description={say('Scan or type it; each time one unit is packed.')}
        data-autofocus
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <List size="sm" listStyleType="none" aria-label={say('Packed so far')}>
        {lines.map((line) => (
          <List.Item key={line.id}>
            {sayNodes('{product}: {packed, number} of {quantity, number}', {
              product: <bdi>{findLine(order, line.orderLineId)?.snapshot.productName ?? line.orderLineId}</bdi>,
              packed: line.packedQuantity,
              quantity: line.quantity,
            })}
          </List.Item>
        ))}
      </List>
      {isPacked && (
        <Text size="sm" role="status">
          {say('Everything is packed.')}
        </Text>
      )}
    </ActionForm>
  )
}
