import { Alert, Button, NativeSelect } from '@mantine/core'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Order } from '../../../shared/lifecycle/order.ts'
import { refusalSentence } from '../../../shared/views/refusal-sentence.ts'
import { say } from '../../../shared/wording/say.ts'
import { PROMISED } from '../../actions/offline-notes.ts'
import { REFUND_METHOD_LABELS } from '../../actions/refund-method.ts'
import { Panel } from '../../components/panel.tsx'
import { leadsToUnread } from '../../components/unread-amount.ts'
import { useFunctionKeys } from '../../components/use-function-keys.ts'
import { sayNodes } from '../../i18n/say-nodes.ts'
import { navigate } from '../../state/navigate.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { CASH_PLACE, focusIn } from '../new-order/focus-place.ts'
import { KeptHere } from '../new-order/kept-here.tsx'
import type { NewOrderDraft } from '../new-order/new-order-draft.ts'
import { tenderMethods, tenderStanding } from '../new-order/tender-draft.ts'
import { TenderPanel } from '../new-order/tender-panel.tsx'
import { useConfirmKey } from '../new-order/use-confirm-key.ts'
import { useTenderKeys } from '../new-order/use-tender-keys.ts'
import { BACK_PLACE, BackSide } from './back-side.tsx'
import { begunExchange, keepExchange } from './begun-exchange.ts'
import type { BenchProps, Side } from './bench-props.ts'
import styles from './exchange.module.css'
import { ExchangeDone, type MadeExchange } from './exchange-done.tsx'
import { newExchange } from './exchange-draft.ts'
import { ExchangeSums } from './exchange-sums.tsx'
import { tryExchange } from './exchange-trial.ts'
import { makeExchange } from './make-exchange.ts'
import { OUT_PLACE, OutSide } from './out-side.tsx'
import { useExchangeScans } from './use-exchange-scans.ts'

/** What comes back on the left, what goes out on the right, the difference under both. Ctrl+Enter makes the exchange. */
export function ExchangeBench({ order: now, shipment, context }: BenchProps) {
  // While it is made, the order changes step by step: what is shown stays what was agreed on.
  const [agreed, setAgreed] = useState<Order | null>(null)
  const order = agreed ?? now
  const isBusy = agreed !== null
  const { settings } = context.rules
  const { currency } = order
  const [draft, setDraft] = useState(() => begunExchange(order, shipment, settings) ?? newExchange(order, shipment, settings))
  const [side, setSide] = useState<Side>('back')
  const [isTried, setTried] = useState(false)
  const [made, setMade] = useState<MadeExchange | null>(null)
  const form = useRef<HTMLFormElement>(null)
  // Where scans go: the search of the other side would take the focus else.
  useEffect(() => focusIn(BACK_PLACE), [])
  useEffect(() => keepExchange(draft), [draft])
  useItemStock([...new Set(draft.out.lines.map((line) => line.itemId))])
  const trial = tryExchange(draft, order, context)
  const { cost } = trial
  const due = cost - trial.worth
  const toPay = Math.max(0, due)
  const { isShort, isOver, change } = tenderStanding(draft.out, toPay, settings)
  // Money that was put down before the difference changed has to be taken up again.
  const takesMoney = due > 0 || draft.out.parts.length > 0
  const isUnpaid = takesMoney && (isShort || isOver)
  const why = trial.refusal && refusalSentence(trial.refusal)
  const terms = { selection: null, marketId: order.marketId, currency }
  const changeOut = (out: NewOrderDraft) => setDraft((before) => ({ ...before, out }))

  const finish = () => {
    setTried(true)
    if (leadsToUnread(form.current) || why || isBusy || isUnpaid) return
    setAgreed(order)
    void makeExchange(draft, trial, order, settings)
      .then((outcome) => {
        const money = { due, cost, change: due > 0 ? change : null, road: trial.road, currency }
        if (outcome.status === 'done') setMade({ ...outcome, ...money, orderId: order.id })
        else if (outcome.status === 'begun') navigate({ screen: 'new', selectionId: outcome.selectionId })
        else if (outcome.status === 'taken-back') navigate({ screen: 'order', id: order.id })
      })
      .finally(() => setAgreed(null))
  }
  const turnTo = (next: Side) => {
    setSide(next)
    focusIn(next === 'out' ? OUT_PLACE : BACK_PLACE)
  }
  useExchangeScans({ draft, side, order, shipment, terms, settings, setDraft, turnTo, finish })
  useFunctionKeys({ F2: () => turnTo('back'), F4: () => turnTo('out') })
  useTenderKeys({ draft: draft.out, toPay, currency, settings, change: changeOut })
  const onKeyDown = (event: KeyboardEvent) => {
    const isInCash = event.target instanceof HTMLElement && event.target.closest(`#${CASH_PLACE}`) !== null
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !isInCash) return
    event.preventDefault()
    if (!event.repeat) finish()
  }
  useConfirmKey(() => made === null && finish())
  if (made) return <ExchangeDone made={made} />
  return (
    <form
      ref={form}
      className={styles.bench}
      aria-label={say('Exchange')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
    >
      <h1>{sayNodes('Exchange from order {number}', { number: <bdi>{order.number}</bdi> })}</h1>
      <div className={styles.sides}>
        <BackSide
          order={order}
          shipment={shipment}
          back={draft.back}
          isCurrent={side === 'back'}
          change={(step) => setDraft((before) => ({ ...before, back: step(before.back) }))}
        />
        <OutSide
          out={draft.out}
          isCurrent={side === 'out'}
          terms={terms}
          settings={settings}
          change={(step) => setDraft((before) => ({ ...before, out: step(before.out) }))}
        />
      </div>
      <Panel title={say('Difference')}>
        <div className={styles.difference}>
          <ExchangeSums draft={draft} trial={trial} order={order} shipment={shipment} />
          {takesMoney && (
            <div>
              <NativeSelect
                label={say('Paid by')}
                className={styles.method}
                value={draft.out.paymentMethodId ?? ''}
                onChange={(event) => changeOut({ ...draft.out, received: null, slip: '', paymentMethodId: event.currentTarget.value })}
                data={tenderMethods(settings).map(({ id, name }) => ({ value: id, label: name }))}
              />
              <TenderPanel draft={draft.out} toPay={toPay} currency={currency} settings={settings} change={changeOut} />
            </div>
          )}
        </div>
        {due < 0 && <p className={styles.quiet}>{say('Given back: {road}', { road: say(REFUND_METHOD_LABELS[trial.road]) })}</p>}
        <KeptHere>
          {due < 0 && trial.road === 'psp'
            ? say(PROMISED.money)
            : trial.isOverTheTill
              ? say(
                  'Both sides are kept on this desk and sent later. In the books what comes back is given back in cash, and that cash pays for what goes out.',
                )
              : say('What comes back and the money given for it are kept on this desk and sent later.')}
        </KeptHere>
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
          {...(why || isUnpaid ? { 'data-disabled': true, 'aria-disabled': true } : {})}
          onClick={finish}
        >
          {draft.out.lines.length === 0 ? say('Take back') : say('Exchange{as, select, other {}}', { as: 'deed' })}
        </Button>
        {why && !isTried && <p className={styles.quiet}>{say('Not yet. {nextStep}', { nextStep: why.nextStep })}</p>}
      </Panel>
    </form>
  )
}
