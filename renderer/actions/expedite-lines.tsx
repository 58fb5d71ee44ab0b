import { Text } from '@mantine/core'
import { useState } from 'react'
import { sumOf } from '../../shared/base/money.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { warehousesOfMarket } from '../../shared/lifecycle/rules/allocation.ts'
import { freeToAllocate } from '../../shared/lifecycle/stock.ts'
import { type LineFacts, lineFacts } from '../../shared/views/order-facts.ts'
import { msg, say } from '../../shared/wording/say.ts'
import { type ChoosableLine, chosenLines, LineQuantities } from '../components/line-quantities.tsx'
import type { ActionContext, ActionFormProps, Intent, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import { tryIntent } from './try-intent.ts'

/** Puts chosen units into shipments of their own, so that the rest can follow later or leave from elsewhere. */
export const expediteLines: OrderAction = {
  id: 'expedite-lines',
  label: msg('Create shipment of a part'),
  shortcut: null,
  intent: ({ order }, context) => {
    const free = lineFacts(order).filter((facts) => facts.free > 0)
    // One unit is no part of anything: the plain shipment does it.
    if ((order.status !== 2 && order.status !== 3) || sumOf(free, (facts) => facts.free) < 2) return null
    // Nothing at hand: the plain shipment says why.
    const found = free.find((facts) => isAtHand(facts, order, context))
    return found ? { name: 'ExpediteOrder', args: { lines: [{ orderLineId: found.line.id, quantity: 1 }], allocateDemand: true } } : null
  },
  Form: ExpediteLinesForm,
}

function ExpediteLinesForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({})
  const lines = chosenLines(quantities)
  const intent: Intent = { name: 'ExpediteOrder', args: { lines, allocateDemand: true } }
  return (
    <ActionForm
      submitLabel={say('Create shipment')}
      isIncomplete={lines.length === 0}
      refusal={refusal}
      cancel={cancel}
      onSubmit={() => submit(intent)}
    >
      <LineQuantities lines={choosable(order)} quantities={quantities} onChange={setQuantities} />
      {lines.length > 0 && (
        <Text size="sm" c="dimmed" role="status">
          {outcomeText(intent, order, context)}
        </Text>
      )}
    </ActionForm>
  )
}

function choosable(order: Order): readonly ChoosableLine[] {
  return lineFacts(order)
    .filter((facts) => facts.free > 0)
    .map((facts) => ({
      id: facts.line.id,
      snapshot: facts.line.snapshot,
      max: facts.free,
      note: facts.waiting > 0 ? say('{waiting, number} waiting for stock', { waiting: facts.waiting }) : '',
    }))
}

/** Whether a unit is allocated, or could be now. */
function isAtHand({ line, free, waiting }: LineFacts, order: Order, { rules }: ActionContext): boolean {
  const inStock = (warehouseId: string) => freeToAllocate(rules.stock.level(warehouseId, line.itemId)) > 0
  return free > waiting || warehousesOfMarket(order.marketId, rules).some(inStock)
}

/** Which shipments it will be: one per warehouse that promised the units. */
function outcomeText(intent: Intent, order: Order, context: ActionContext): string {
  const decision = tryIntent(intent, { type: 'order', id: order.id }, { selection: null, order, deleted: false }, context)
  if (decision.outcome !== 'accepted') return say('Not all of it is in stock.')
  const shipments = decision.events.flatMap((event) => (event.kind === 'ShipmentCreated' ? [event.shipment] : []))
  const parts = shipments.map(({ warehouseId, lines }) => {
    const warehouse = context.rules.settings.warehouses.find((each) => each.id === warehouseId)?.name ?? warehouseId
    return say('{count, plural, one {# unit} other {# units}} from {warehouse}', {
      count: sumOf(lines, (line) => line.quantity),
      warehouse,
    })
  })
  return say('{count, plural, one {# shipment} other {# shipments}}: {parts}.', { count: shipments.length, parts: parts.join(', ') })
}
