import type { PaymentMethod, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { useFunctionKeys } from '../../components/use-function-keys.ts'
import { CASH_PLACE, focusIn } from './focus-place.ts'
import type { NewOrderDraft } from './new-order-draft.ts'
import { nextQuickAmount, restPaidBy, tenderMethods, tenderStanding } from './tender-draft.ts'

interface TenderWays {
  readonly draft: NewOrderDraft
  /** Minor units. */
  readonly toPay: number
  readonly currency: string
  readonly settings: ShopSettings
  change(draft: NewOrderDraft): void
}

/** F8 pays in cash and F9 by the terminal, or what is left of it where less was given; F8 once more steps through the round sums. */
export function useTenderKeys({ draft, toPay, currency, settings, change }: TenderWays): void {
  const pay = (kind: PaymentMethod['kind']) => {
    const method = tenderMethods(settings).find((each) => each.kind === kind)
    if (!method) return
    const standing = tenderStanding(draft, toPay, settings)
    const field = document.activeElement
    const isInField = field instanceof HTMLElement && field.closest(`#${CASH_PLACE}`) !== null
    if (kind === 'cash' && standing.method?.id === method.id && isInField) {
      // What was typed gives way to the sum the key stands for.
      field.blur()
      change({ ...draft, received: nextQuickAmount(standing, currency) })
    } else change(restPaidBy(draft, method.id, toPay, settings))
    focusIn(CASH_PLACE)
  }
  useFunctionKeys({ F8: () => pay('cash'), F9: () => pay('externalTerminal') })
}
