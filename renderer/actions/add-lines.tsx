import { ActionIcon, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { NewLine } from '../../shared/lifecycle/command.ts'
import type { Decision } from '../../shared/lifecycle/decision.ts'
import { evolve } from '../../shared/lifecycle/evolve.ts'
import type { Order } from '../../shared/lifecycle/order.ts'
import { listPrice } from '../../shared/lifecycle/price-list.ts'
import type { ProductItem } from '../../shared/lifecycle/settings.ts'
import { COMMAND_LABELS } from '../../shared/views/command-label.ts'
import { moneyText } from '../../shared/views/money-text.ts'
import { itemDetail } from '../../shared/views/order-facts.ts'
import { factsLine } from '../../shared/wording/facts-line.ts'
import { say } from '../../shared/wording/say.ts'
import { ItemFinder } from '../components/item-finder.tsx'
import { MoneyField } from '../components/money-field.tsx'
import { QuantityField } from '../components/quantity-field.tsx'
import { findItems } from '../state/issue-command.ts'
import type { ActionFormProps, OrderAction } from './action.ts'
import { ActionForm } from './action-form.tsx'
import styles from './add-lines.module.css'
import { ExtraTenderFields, useExtraTender } from './extra-tender.tsx'
import { newLineOf } from './new-line.ts'

/** Sells more on an open order; what it may cost is for the payment to say. */
export const addLines: OrderAction = {
  id: 'add-lines',
  label: COMMAND_LABELS.AddLines,
  shortcut: null,
  intent: ({ order }) => {
    const line = order.lines[0]
    if (!line) return null
    // The mildest: one unit more for nothing.
    const { itemId, taxPercent, snapshot } = line
    return { name: 'AddLines', args: { lines: [{ id: 'trial-line', itemId, quantity: 1, unitPrice: 0, taxPercent, snapshot }] } }
  },
  Form: AddLinesForm,
}

function AddLinesForm({ target: { order }, context, refusal, submit, cancel }: ActionFormProps) {
  const [lines, setLines] = useState<readonly NewLine[]>([])
  const { intent, trial, refusal: why, fields } = useExtraTender({ name: 'AddLines', args: { lines } }, order, context)
  // More of an order costs what its price list says, as the first of it did.
  const { pricelistId, currency } = order
  const priceOf = (item: ProductItem) => listPrice(item, { pricelistId, currency }, context.rules.settings)
  const change = (id: string, changes: Partial<NewLine>) =>
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...changes } : line)))
  return (
    <ActionForm
      submitLabel={say('Add items')}
      isIncomplete={lines.length === 0}
      refusal={trial?.outcome === 'refused' ? why : refusal}
      cancel={cancel}
      onSubmit={() => submit(intent)}
    >
      <ItemFinder
        currency={currency}
        inFlow
        priceOf={priceOf}
        find={findItems}
        onChoose={(item) => setLines((before) => withItem(before, item, priceOf(item) ?? item.unitPrice))}
      />
      {lines.length > 0 && (
        <ul className={styles.lines} aria-label={say('Items to add')}>
          {lines.map((line) => (
            <AddedLine
              key={line.id}
              line={line}
              currency={order.currency}
              onChange={(changes) => change(line.id, changes)}
              onRemove={() => setLines((before) => before.filter((each) => each.id !== line.id))}
            />
          ))}
        </ul>
      )}
      {fields && <ExtraTenderFields tender={fields} currency={order.currency} />}
      {trial?.outcome === 'accepted' && (
        <Text size="sm" role="status">
          {totalText(order, trial)}
        </Text>
      )}
    </ActionForm>
  )
}

interface AddedLineProps {
  readonly line: NewLine
  readonly currency: string
  onChange(changes: Partial<NewLine>): void
  onRemove(): void
}

function AddedLine({ line, currency, onChange, onRemove }: AddedLineProps) {
  const { productName } = line.snapshot
  return (
    <li className={styles.line}>
      <span className={styles.what}>
        <bdi>{productName}</bdi>
        <span className={styles.quiet}>{factsLine([line.snapshot.sku, itemDetail(line.snapshot)])}</span>
      </span>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={say('Take out {productName}', { productName })} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
      <MoneyField
        label={say('Price of one {productName}', { productName })}
        currency={currency}
        minor={line.unitPrice}
        onChange={(unitPrice) => onChange({ unitPrice })}
      />
      <QuantityField
        label={say('Quantity of {productName}', { productName })}
        min={1}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
      />
    </li>
  )
}

/** One unit more of an item: another one on its line, or a line of its own. */
function withItem(lines: readonly NewLine[], item: ProductItem, unitPrice: number): readonly NewLine[] {
  const standing = lines.find((line) => line.itemId === item.id)
  if (!standing) return [...lines, newLineOf(item, unitPrice)]
  return lines.map((line) => (line === standing ? { ...line, quantity: line.quantity + 1 } : line))
}

function totalText(order: Order, trial: Extract<Decision, { readonly outcome: 'accepted' }>): string {
  const after = trial.events.reduce(evolve, stateOf(order)).order?.totals.grandTotal ?? order.totals.grandTotal
  return say('The order will cost {amount}, {amount2} more than now.', {
    amount: moneyText(after, order.currency),
    amount2: moneyText(after - order.totals.grandTotal, order.currency),
  })
}

function stateOf(order: Order) {
  return { selection: null, order, deleted: false }
}
