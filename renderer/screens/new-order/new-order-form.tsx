import { Anchor, SegmentedControl } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, useEffect, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import { say } from '../../../shared/wording/say.ts'
import type { ActionContext } from '../../actions/action.ts'
import { navigate } from '../../state/navigate.ts'
import { hrefOf } from '../../state/route.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { maySellAtCounter } from './checkout-intents.ts'
import { CheckoutSummary } from './checkout-summary.tsx'
import { CounterSection } from './counter-section.tsx'
import { CustomerSection } from './customer-section.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { ItemsSection } from './items-section.tsx'
import styles from './new-order.module.css'
import { draftOf, emptyDraft, type NewOrderDraft, soldAtCounter } from './new-order-draft.ts'
import { PaymentSection } from './payment-section.tsx'
import type { Sale } from './sale-done.tsx'
import type { SectionProps } from './section-props.ts'
import { checkOutDraft, deleteSelection, saveDraft, sellDraft } from './submit-draft.ts'
import { tryCheckout } from './try-checkout.ts'

interface NewOrderFormProps {
  readonly id: string
  readonly base: Selection | null
  readonly context: ActionContext
  /** A new one begins as a sale over the counter. */
  readonly atCounter?: boolean
  /** While a sale is on its way to the desk process. */
  onSelling?(isSelling: boolean): void
  onSold(sale: Sale): void
}

/** Items, customer, delivery and payment on one page, with the sum beside them. Ctrl+Enter creates the order, or sells over the counter. */
export function NewOrderForm({ id, base, context, atCounter = false, onSelling, onSold }: NewOrderFormProps) {
  const { settings } = context.rules
  const [draft, setDraft] = useState<NewOrderDraft>(() => (base ? draftOf(base, settings) : emptyDraft(settings, atCounter)))
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  useItemStock([...new Set(draft.lines.map((line) => line.itemId))])
  const trial = tryCheckout(draft, id, base, context)
  const market = settings.markets.find((each) => each.id === draft.marketId)
  const currency = base?.currency ?? settings.stores.find((store) => store.id === market?.storeId)?.currency ?? ''

  useEffect(() => {
    // Asked for from the palette while the form stands open: what was typed stays.
    if (atCounter) setDraft((before) => (before.atCounter ? before : soldAtCounter(before, settings)))
  }, [atCounter, settings])
  const toPay = Math.max(0, (trial.totals?.grandTotal ?? 0) - (base?.exchangeCredit ?? 0))
  const isCash = draft.atCounter && settings.paymentMethods.some((method) => method.id === draft.paymentMethodId && method.kind === 'cash')
  const change = isCash ? (draft.received ?? toPay) - toPay : null

  const run = (work: Promise<void>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const create = () => {
    setTried(true)
    if (trial.refusal || isBusy || (change !== null && change < 0)) return
    if (!draft.atCounter) return run(checkOutDraft(draft, id, base, settings))
    onSelling?.(true)
    run(
      sellDraft(draft, id, base, settings).then((isSold) => {
        if (isSold) onSold({ id, currency, change })
        else onSelling?.(false)
      }),
    )
  }
  const save = () => {
    run(
      saveDraft(draft, id, base, settings).then((isSaved) => {
        if (isSaved) navigate({ screen: 'order', id })
      }),
    )
  }
  const remove = () => {
    run(deleteSelection(id))
  }
  const submit = (event: FormEvent) => event.preventDefault()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    create()
  }
  const section: SectionProps = { context, draft, trial, currency, change: setDraft }
  return (
    <form className={styles.screen} onSubmit={submit} onKeyDown={onKeyDown} aria-label={say('New order')}>
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
      <div className={styles.columns}>
        <div className={styles.column}>
          <ItemsSection {...section} canChooseMarket={base === null} />
          {draft.atCounter ? <CounterSections {...section} /> : <OrderSections {...section} />}
        </div>
        <CheckoutSummary
          {...section}
          credit={base?.exchangeCredit ?? 0}
          isTried={isTried}
          tender={change === null ? null : { toPay, isShort: change < 0 }}
          isBusy={isBusy}
          onCreate={create}
          onSave={save}
          onDelete={base === null ? undefined : remove}
        />
      </div>
    </form>
  )
}

/** As a checkout goes. */
function OrderSections(section: SectionProps) {
  return (
    <>
      <CustomerSection {...section} />
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
      <CustomerSection {...section} />
    </>
  )
}

function titleOf(base: Selection | null): string {
  if (base === null) return say('New order')
  return base.origin === 'return' ? say('Exchange') : say('Check out the selection')
}
