import { Alert, Button, NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import type { ReturnCondition } from '../../../shared/lifecycle/return.ts'
import { itemDetail, returnableLines } from '../../../shared/views/order-facts.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { CONDITIONS, conditionLabel, RETURN_REASONS } from '../../../shared/views/return-labels.ts'
import { say } from '../../../shared/wording/say.ts'
import { REFUND_METHOD_LABELS } from '../../actions/refund-method.ts'
import { ItemFinder } from '../../components/item-finder.tsx'
import { Panel } from '../../components/panel.tsx'
import { QuantityField } from '../../components/quantity-field.tsx'
import { useFunctionKeys } from '../../components/use-function-keys.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { findItems } from '../../state/issue-command.ts'
import { navigate } from '../../state/navigate.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { CashTender } from '../new-order/cash-tender.tsx'
import { CASH_PLACE, focusIn } from '../new-order/focus-place.ts'
import { basketPrice } from '../new-order/item-of-scan.ts'
import { isPaidInHand, withItem, withQuantity } from '../new-order/new-order-draft.ts'
import { chosenQuantities, type withAllLines, withQuantities } from '../return-wizard/wizard-draft.ts'
import type { BenchProps, Side } from './bench-props.ts'
import styles from './exchange.module.css'
import { ExchangeDone, type MadeExchange } from './exchange-done.tsx'
import { newExchange } from './exchange-draft.ts'
import { ExchangeSums } from './exchange-sums.tsx'
import { tryExchange } from './exchange-trial.ts'
import { makeExchange } from './make-exchange.ts'
import { useExchangeScans } from './use-exchange-scans.ts'

const OUT_PLACE = 'exchange-out'

/** What comes back on the left, what goes out on the right, the difference under both. Ctrl+Enter makes the exchange. */
export function ExchangeBench({ order, shipment, context }: BenchProps) {
  const { settings } = context.rules
  const { currency } = order
  const [draft, setDraft] = useState(() => newExchange(order, shipment, settings))
  const [side, setSide] = useState<Side>('back')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [made, setMade] = useState<MadeExchange | null>(null)
  useItemStock([...new Set(draft.out.lines.map((line) => line.itemId))])
  const trial = tryExchange(draft, order, context)
  const due = trial.cost - trial.worth
  const methods = settings.paymentMethods.filter((method) => method.active && isPaidInHand(method) && method.kind !== 'free')
  const isCash = due > 0 && methods.some((method) => method.id === draft.out.paymentMethodId && method.kind === 'cash')
  const change = isCash ? (draft.out.received ?? due) - due : null
  const isShort = change !== null && change < 0
  const why = trial.refusal && refusalSentence(trial.refusal)
  const terms = { selection: null, marketId: order.marketId, currency }

  const finish = () => {
    setTried(true)
    if (why || isBusy || isShort) return
    setBusy(true)
    void makeExchange(draft, trial, order, settings)
      .then((outcome) => {
        if (outcome.status === 'done') setMade({ ...outcome, due, change, road: trial.road, currency, orderId: order.id })
        else if (outcome.status === 'begun') navigate({ screen: 'new', selectionId: outcome.selectionId })
      })
      .finally(() => setBusy(false))
  }
  const turnTo = (next: Side) => {
    setSide(next)
    if (next === 'out') focusIn(OUT_PLACE)
  }
  useExchangeScans({ draft, side, order, shipment, terms, settings, setDraft, turnTo, finish })
  useFunctionKeys({ F2: () => turnTo('back'), F4: () => turnTo('out'), F8: () => focusIn(CASH_PLACE) })
  const onKeyDown = (event: KeyboardEvent) => {
    const isInCash = event.target instanceof HTMLElement && event.target.closest(`#${CASH_PLACE}`) !== null
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey || isInCash)) return
    event.preventDefault()
    finish()
  }
  if (made) return <ExchangeDone made={made} />
  const quantities = chosenQuantities(draft.back)
  const [sample] = draft.back.lines
  return (
    <form className={styles.bench} aria-label={say('Exchange')} onKeyDown={onKeyDown} onSubmit={(event) => event.preventDefault()}>
      <h1>{sayNodes('Exchange from order {number}', { number: <bdi>{order.number}</bdi> })}</h1>
      <div className={styles.sides}>
        <div className={styles.side} data-current={side === 'back' || undefined}>
          <Panel title={say('Comes back')} aside={<kbd>F2</kbd>} note={side === 'back' ? say('scans go here') : undefined}>
            <ul className={styles.lines}>
              {returnableLines(order, shipment).map((line) => (
                <li key={line.shipmentLineId} className={styles.line}>
                  <span>
                    <bdi>{line.snapshot.productName}</bdi>
                    <span className={styles.quiet}>
                      {[line.snapshot.sku, itemDetail(line.snapshot)].filter((part) => part !== '').join(' · ')}
                    </span>
                  </span>
                  <QuantityField
                    label={say('Units of {name} that come back', { name: line.snapshot.productName })}
                    max={line.returnable}
                    value={quantities[line.shipmentLineId] ?? 0}
                    onChange={(quantity) =>
                      setDraft((before) => ({
                        ...before,
                        back: withQuantities(before.back, { ...chosenQuantities(before.back), [line.shipmentLineId]: quantity }),
                      }))
                    }
                  />
                </li>
              ))}
            </ul>
            <div className={styles.pair}>
              <NativeSelect
                label={say('Reason')}
                value={sample?.reasonCode ?? ''}
                onChange={(event) => {
                  const reasonCode = event.currentTarget.value
                  setDraft((before) => ({ ...before, back: everyLine(before.back, { reasonCode }) }))
                }}
                data={RETURN_REASONS.map(({ code, label }) => ({ value: code, label: say(label) }))}
              />
              <NativeSelect
                label={say('Condition')}
                value={sample?.condition ?? 'A'}
                onChange={(event) => {
                  const condition = CONDITION_CODES.find((code) => code === event.currentTarget.value) ?? 'A'
                  setDraft((before) => ({ ...before, back: inCondition(before.back, condition) }))
                }}
                data={CONDITION_CODES.map((code) => ({ value: code, label: conditionLabel(code) }))}
              />
            </div>
          </Panel>
        </div>
        <div className={styles.side} id={OUT_PLACE} data-current={side === 'out' || undefined}>
          <Panel title={say('Goes out')} aside={<kbd>F4</kbd>} note={side === 'out' ? say('scans go here') : undefined}>
            <ItemFinder
              currency={currency}
              priceOf={(item) => basketPrice(item, terms, settings)}
              find={findItems}
              onChoose={(item) => {
                const price = basketPrice(item, terms, settings)
                if (price !== null) setDraft((before) => ({ ...before, out: withItem(before.out, item, price) }))
              }}
              onDone={() => focusIn(CASH_PLACE)}
            />
            <ul className={styles.lines} aria-label={say('Items that go out')}>
              {draft.out.lines.map((line) => (
                <li key={line.id} className={styles.line}>
                  <span>
                    <bdi>{line.snapshot.productName}</bdi>
                    <span className={styles.quiet}>
                      {[line.snapshot.sku, itemDetail(line.snapshot)].filter((part) => part !== '').join(' · ')}
                    </span>
                  </span>
                  <QuantityField
                    label={say('Quantity of {name}', { name: line.snapshot.productName })}
                    value={line.quantity}
                    onChange={(quantity) => setDraft((before) => ({ ...before, out: withQuantity(before.out, line.id, quantity) }))}
                  />
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
      <Panel title={say('Difference')}>
        <ExchangeSums draft={draft} trial={trial} order={order} shipment={shipment} />
        {due > 0 && (
          <NativeSelect
            label={say('Paid by')}
            className={styles.method}
            value={draft.out.paymentMethodId ?? ''}
            onChange={(event) => {
              const paymentMethodId = event.currentTarget.value
              setDraft((before) => ({ ...before, out: { ...before.out, paymentMethodId } }))
            }}
            data={methods.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        {isCash && (
          <CashTender
            toPay={due}
            received={draft.out.received}
            currency={currency}
            onChange={(received) => setDraft((before) => ({ ...before, out: { ...before.out, received } }))}
          />
        )}
        {due < 0 && <p className={styles.quiet}>{say('Given back: {road}', { road: say(REFUND_METHOD_LABELS[trial.road]) })}</p>}
        {isTried && why && (
          <Alert color="red" role="alert" title={why.sentence}>
            {why.nextStep}
          </Alert>
        )}
        <Button
          size="md"
          mt="sm"
          loading={isBusy}
          rightSection={<kbd>Ctrl Enter</kbd>}
          {...(why || isShort ? { 'data-disabled': true, 'aria-disabled': true } : {})}
          onClick={finish}
        >
          {draft.out.lines.length === 0 ? say('Take back') : say('Exchange')}
        </Button>
        {why && !isTried && <p className={styles.quiet}>{say('Not yet. {nextStep}', { nextStep: why.nextStep })}</p>}
      </Panel>
    </form>
  )
}

const CONDITION_CODES = Object.keys(CONDITIONS) as ReturnCondition[]

type Back = ReturnType<typeof newExchange>['back']

// What is chosen later has the same reason: it is said once for the whole exchange.
function everyLine(back: Back, changes: Parameters<typeof withAllLines>[1]): Back {
  return { ...back, lines: back.lines.map((line) => ({ ...line, ...changes })) }
}

// Damaged goods are not sold again.
function inCondition(back: Back, condition: ReturnCondition): Back {
  return everyLine(back, condition === 'damaged' ? { condition, stockAction: 'removeItemsFromStock' } : { condition })
}
