import { Modal, NumberInput, Radio, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import type { Shipment } from '../../../shared/lifecycle/shipment.ts'
import type { PackLine } from '../../../shared/views/packing.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { factsLine } from '../../../shared/wording/facts-line.ts'
import { type Message, msg, say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { ActionForm } from '../../actions/action-form.tsx'
import { tryIntent } from '../../actions/try-intent.ts'
import { done, parcelNow } from './packing-deeds.ts'
import { type ShortPick, type ShortReason, shortPickIntents } from './short-pick.ts'

interface ShortPickDialogProps {
  readonly order: Order
  readonly shipment: Shipment
  readonly lines: readonly PackLine[]
  /** The line somebody looks at. */
  readonly current: PackLine | undefined
  readonly context: ActionContext
  close(): void
}

/** Fewer units than the parcel needs: why, and whether the rest goes now or everything waits. */
export function ShortPickDialog({ order, shipment, lines, current, context, close }: ShortPickDialogProps) {
  const open = lines.filter((line) => line.packed < line.need)
  const [lineId, setLineId] = useState(current?.shipmentLineId ?? open[0]?.shipmentLineId ?? '')
  const line = open.find((each) => each.shipmentLineId === lineId)
  const [quantity, setQuantity] = useState(1)
  const [reason, setReason] = useState<ShortReason>('missing')
  const [way, setWay] = useState<ShortPick['way']>('rest-goes')
  if (!line) return null
  const pick: ShortPick = { line, quantity: Math.min(quantity, line.need - line.packed), reason, way }
  const intents = shortPickIntents(pick, shipment)
  const first = intents[0]
  const decision = first && tryIntent(first, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context)
  const refusal = decision?.outcome === 'refused' ? refusalSentence(decision.refusal) : null
  const submit = async () => {
    if (refusal) return
    close()
    for (const intent of intents) if (await done(parcelNow(order.id, shipment.id)?.order ?? order, intent, context)) return
  }
  return (
    <Modal opened onClose={close} title={say('Missing or damaged')} closeButtonProps={{ 'aria-label': say('Close') }} centered>
      <ActionForm
        submitLabel={say('Pack short')}
        isIncomplete={refusal !== null}
        refusal={refusal}
        cancel={close}
        onSubmit={() => void submit()}
      >
        {open.length > 1 ? (
          <Select
            label={say('Item')}
            allowDeselect={false}
            value={lineId}
            data={open.map((each) => ({ value: each.shipmentLineId, label: factsLine([each.name, each.sku]) }))}
            onChange={(value) => value !== null && setLineId(value)}
          />
        ) : (
          <Text>
            <bdi>{line.name}</bdi> · <bdi>{line.sku}</bdi>
          </Text>
        )}
        <NumberInput
          label={say('Units')}
          data-autofocus
          min={1}
          max={line.need - line.packed}
          allowDecimal={false}
          value={pick.quantity}
          onChange={(value) => setQuantity(Math.max(1, Number(value) || 1))}
        />
        <Radio.Group label={say('Reason')} value={reason} onChange={(value) => setReason(value as ShortReason)}>
          <Stack gap="xs" mt="xs">
            {(Object.keys(REASONS) as ShortReason[]).map((id) => (
              <Radio key={id} value={id} label={say(REASONS[id])} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group label={say('What happens now')} value={way} onChange={(value) => setWay(value as ShortPick['way'])}>
          <Stack gap="xs" mt="xs">
            <Radio
              value="rest-goes"
              label={say('The rest goes now')}
              description={say('The missing units wait on the order for another parcel.')}
            />
            <Radio value="hold" label={say('Everything waits')} description={say('The order goes on hold; a manager decides.')} />
          </Stack>
        </Radio.Group>
      </ActionForm>
    </Modal>
  )
}

const REASONS = {
  missing: msg('Missing on the shelf'),
  damaged: msg('Damaged'),
  split: msg('Sent in two parcels'),
} as const satisfies Record<ShortReason, Message>
