import { Anchor, SegmentedControl } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { leadsToUnread } from '../../components/unread-amount.ts'
import { useFunctionKeys } from '../../components/use-function-keys.ts'
import { useLooks } from '../../state/looks.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { BasketTabs } from './basket-tabs.tsx'
import { dropBegun, keepBegun } from './begun-basket.ts'
import { maySellAtCounter } from './checkout-intents.ts'
import { CheckoutSteps } from './checkout-steps.tsx'
import { CheckoutSummary } from './checkout-summary.tsx'
import { CounterSection } from './counter-section.tsx'
import { CustomerPast } from './customer-past.tsx'
import { CustomerSection } from './customer-section.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { CASH_PLACE, CUSTOMER_PLACE, focusFirstIn, focusIn, ITEMS_PLACE } from './focus-place.ts'
import { ItemsSection } from './items-section.tsx'
import styles from './new-order.module.css'
import { draftOf, emptyDraft, isNobody, type NewOrderDraft, soldAtCounter } from './new-order-draft.ts'
import { noteParked } from './parked-baskets.ts'
import { PaymentSection } from './payment-section.tsx'
import type { Sale } from './sale-done.tsx'
import type { SectionProps } from './section-props.ts'
import { checkOutDraft, deleteSelection, saveDraft, sellDraft } from './submit-draft.ts'
import { tenderStanding } from './tender-draft.ts'
import { tryCheckout } from './try-checkout.ts'
import { useBasketScans } from './use-basket-scans.ts'
import { useConfirmKey } from './use-confirm-key.ts'
import { useTenderKeys } from './use-tender-keys.ts'

interface NewOrderFormProps {
  readonly id: string
  readonly base: Selection | null
  readonly context: ActionContext
  /** A new one begins as a sale over the counter. */
  readonly atCounter?: boolean
  /** What the form begins with: what stood in it before a reload, or what the last scan put in. */
  readonly begun?: NewOrderDraft | undefined
  /** The counter is free for the next customer. */
  onNew(): void
  /** While a sale is on its way to the desk process. */
  onSelling?(isSelling: boolean): void
  onSold(sale: Sale): void
}

/**
 * Items, customer, delivery and payment on one page, with the sum beside them. Scans put items in from wherever the focus is; Ctrl+Enter
 * creates the order, or sells over the counter.
 */
export function NewOrderForm({ id, base, context, atCounter = false, begun, onNew, onSelling, onSold }: NewOrderFormProps) {
  const { settings } = context.rules
  const [draft, setDraft] = useState<NewOrderDraft>(() => begun ?? (base ? draftOf(base, settings) : emptyDraft(settings, atCounter)))
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useItemStock([...new Set(draft.lines.map((line) => line.itemId))])
  const trial = tryCheckout(draft, id, base, context)
  const market = settings.markets.find((each) => each.id === draft.marketId)
  const currency = base?.currency ?? settings.stores.find((store) => store.id === market?.storeId)?.currency ?? ''

  useEffect(() => {
    // Asked for from the palette while the form stands open: what was typed stays.
    if (atCounter) setDraft((before) => (before.atCounter ? before : soldAtCounter(before, settings)))
  }, [atCounter, settings])
  // By phone or mail the first question is who it is for; the search for items would take the focus else, and scans go to it anyhow.
  // biome-ignore lint/correctness/useExhaustiveDependencies: where it begins, not where it goes on
  useLayoutEffect(() => {
    if (!draft.atCounter && isNobody(draft.shippingAddress)) focusFirstIn(CUSTOMER_PLACE)
  }, [])
  const isFresh = base === null
  useEffect(() => {
    if (isFresh) keepBegun({ id, draft })
  }, [isFresh, id, draft])
  const { toPay } = trial
  const { change, isShort, isOver } = tenderStanding(draft, toPay, settings)
  const isUnpaid = draft.atCounter && (isShort || isOver)

  const run = (work: Promise<void>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const create = () => {
    setTried(true)
    if (leadsToUnread(form.current) || trial.refusal || isBusy || isUnpaid) return
    if (!draft.atCounter) return run(checkOutDraft(draft, id, base, settings).then(dropBegun))
    onSelling?.(true)
    run(
      sellDraft(draft, toPay, id, base, settings).then((isSold) => {
        dropBegun()
        if (isSold) onSold({ id, currency, change, tendered: change === null ? null : (trial.totals?.grandTotal ?? toPay) + change })
        else onSelling?.(false)
      }),
    )
  }
  const park = (then: () => void = onNew) => {
    if (draft.lines.length === 0) return then()
    run(
      saveDraft(draft, id, base, settings).then((isSaved) => {
        if (!isSaved) return
        dropBegun()
        noteParked(id)
        then()
      }),
    )
  }
  const goToBasket = (basketId: string | null) => {
    if (basketId === id) return
    park(basketId === null ? onNew : () => navigate({ screen: 'new', selectionId: basketId }))
  }
  const save = () => {
    run(
      saveDraft(draft, id, base, settings).then((isSaved) => {
        dropBegun()
        if (isSaved) navigate({ screen: 'order', id })
      }),
    )
  }
  const remove = () => {
    run(deleteSelection(id))
  }
  const submit = (event: FormEvent) => event.preventDefault()
  const onKeyDown = (event: KeyboardEvent) => {
    const isCash = event.target instanceof HTMLElement && event.target.closest(`#${CASH_PLACE}`) !== null
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !isCash) return
    event.preventDefault()
    if (!event.repeat) create()
  }
  useConfirmKey(create)
  useBasketScans({
    draft,
    terms: { selection: trial.selection, marketId: draft.marketId, currency },
    settings,
    setDraft,
    confirm: create,
    park: () => park(),
  })
  useFunctionKeys({
    F2: () => focusIn(ITEMS_PLACE),
    F4: () => focusIn(CUSTOMER_PLACE),
    F7: () => park(),
  })
  useTenderKeys({ draft, toPay, currency, settings, change: setDraft })
  const isForTouch = useLooks().density === 'touch' || context.person.role === 'counter'
  const section: SectionProps = { context, draft, trial, currency, change: setDraft }
  return (
    <form
      ref={form}
      className={styles.screen}
      data-touch={isForTouch || undefined}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      aria-label={say('New order')}
    >
      <header className={styles.title}>
        <h1>{titleOf(base)}</h1>
        {base !== null && (
          <Anchor className={styles.aside} href={hrefOf({ screen: 'order', id })}>
            {say('Customer and links')}
          </Anchor>
        )}
        {maySellAtCounter(base) && (
          <SegmentedControl
            aria-label={say('How it is sold')}
            value={draft.atCounter ? 'counter' : 'sent'}
            onChange={(value) => setDraft(value === 'counter' ? soldAtCounter(draft, settings) : { ...draft, atCounter: false })}
            data={[
              { value: 'sent', label: say('To order') },
              { value: 'counter', label: say('Over the counter') },
            ]}
          />
        )}
      </header>
      {!draft.atCounter && <CheckoutSteps refusal={trial.refusal} draft={draft} />}
      <BasketTabs currentId={id} go={goToBasket} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {!draft.atCounter && <Customer {...section} />}
          <div id={ITEMS_PLACE}>
            <ItemsSection {...section} canChooseMarket={base === null} onDone={() => focusIn(CASH_PLACE)} />
          </div>
          {draft.atCounter ? <CounterSections {...section} /> : <OrderSections {...section} />}
        </div>
        <div className={`${styles.column} ${styles.beside}`}>
          <CheckoutSummary
            {...section}
            credit={base?.exchangeCredit ?? 0}
            isTried={isTried}
            isUnpaid={isUnpaid}
            isBusy={isBusy}
            onCreate={create}
            onSave={save}
            onPark={() => park()}
            onDelete={base === null ? undefined : remove}
          />
          <CustomerPast draft={draft} currentId={id} leave={park} />
        </div>
      </div>
    </form>
  )
}

/** Who it is for, where F4 leads. By phone or mail it stands first. */
function Customer(section: SectionProps) {
  return (
    <div id={CUSTOMER_PLACE}>
      <CustomerSection {...section} />
    </div>
  )
}

/** As a checkout goes, once the customer and the items are known. */
function OrderSections(section: SectionProps) {
  return (
    <>
      <DeliverySection {...section} />
      <PaymentSection {...section} />
    </>
  )
}

/** At the counter the money comes first; who it was may be asked last. */
function CounterSections(section: SectionProps) {
  return (
    <>
      <PaymentSection {...section} />
      <CounterSection {...section} />
      <Customer {...section} />
    </>
  )
}

function titleOf(base: Selection | null): string {
  if (base === null) return say('New order')
  return base.origin === 'return' ? say('Exchange') : say('Check out the selection')
}
