import { type FormEvent, type KeyboardEvent, useState } from 'react'
import type { Selection } from '../../../shared/lifecycle/selection.ts'
import type { ActionContext } from '../../actions/action.ts'
import { navigate } from '../../state/navigate.ts'
import { useItemStock } from '../../state/use-stock-levels.ts'
import { CheckoutSummary } from './checkout-summary.tsx'
import { CustomerSection } from './customer-section.tsx'
import { DeliverySection } from './delivery-section.tsx'
import { ItemsSection } from './items-section.tsx'
import styles from './new-order.module.css'
import { draftOf, emptyDraft, type NewOrderDraft } from './new-order-draft.ts'
import { PaymentSection } from './payment-section.tsx'
import type { SectionProps } from './section-props.ts'
import { checkOutDraft, deleteSelection, saveDraft } from './submit-draft.ts'
import { tryCheckout } from './try-checkout.ts'

interface NewOrderFormProps {
  readonly id: string
  readonly base: Selection | null
  readonly context: ActionContext
}

/** Items, customer, delivery and payment on one page, with the sum beside them. Ctrl+Enter creates the order. */
export function NewOrderForm({ id, base, context }: NewOrderFormProps) {
  const { settings } = context.rules
  const [draft, setDraft] = useState<NewOrderDraft>(() => (base ? draftOf(base, settings) : emptyDraft(settings)))
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  useItemStock([...new Set(draft.lines.map((line) => line.itemId))])
  const trial = tryCheckout(draft, id, base, context)
  const market = settings.markets.find((each) => each.id === draft.marketId)
  const currency = base?.currency ?? settings.stores.find((store) => store.id === market?.storeId)?.currency ?? ''

  const run = (work: Promise<void>) => {
    setBusy(true)
    void work.finally(() => setBusy(false))
  }
  const create = () => {
    setTried(true)
    if (trial.refusal || isBusy) return
    run(checkOutDraft(draft, id, base, settings))
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
    <form className={styles.screen} onSubmit={submit} onKeyDown={onKeyDown} aria-label="New order">
      <header className={styles.title}>
        <h1>{titleOf(base)}</h1>
      </header>
      <div className={styles.columns}>
        <div className={styles.column}>
          <ItemsSection {...section} canChooseMarket={base === null} />
          <CustomerSection {...section} />
          <DeliverySection {...section} />
          <PaymentSection {...section} />
        </div>
        <CheckoutSummary
          {...section}
          credit={base?.exchangeCredit ?? 0}
          isTried={isTried}
          isBusy={isBusy}
          onCreate={create}
          onSave={save}
          onDelete={base === null ? undefined : remove}
        />
      </div>
    </form>
  )
}

function titleOf(base: Selection | null): string {
  if (base === null) return 'New order'
  return base.origin === 'return' ? 'Exchange' : 'Check out the selection'
}
