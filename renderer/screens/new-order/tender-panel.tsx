import { Button, CloseButton, TextInput } from '@mantine/core'
import type { Tender } from '../../../shared/lifecycle/command.ts'
import type { PaymentMethod, ShopSettings } from '../../../shared/lifecycle/settings.ts'
import { say } from '../../../shared/wording/say.ts'
import { MoneyField } from '../../components/money-field.tsx'
import { MoneyText } from '../../components/money-text.tsx'
import { CashTender } from './cash-tender.tsx'
import { CASH_PLACE, focusIn } from './focus-place.ts'
import styles from './new-order.module.css'
import type { NewOrderDraft } from './new-order-draft.ts'
import { restPaidBy, type TenderStanding, tenderMethods, tenderStanding, withoutPart } from './tender-draft.ts'

interface TenderPanelProps {
  readonly draft: NewOrderDraft
  /** Minor units. */
  readonly toPay: number
  readonly currency: string
  readonly settings: ShopSettings
  change(draft: NewOrderDraft): void
}

/** What the customer put down, part by part, what is left to pay, and what they get back. */
export function TenderPanel({ draft, toPay, currency, settings, change }: TenderPanelProps) {
  const standing = tenderStanding(draft, toPay, settings)
  const { method, isShort } = standing
  const nameOf = (methodId: string) => settings.paymentMethods.find(({ id }) => id === methodId)?.name ?? methodId
  const payRestBy = (methodId: string) => {
    change(restPaidBy(draft, methodId, toPay, settings))
    focusIn(CASH_PLACE)
  }
  if (!method) return null
  return (
    <div className={styles.tenders}>
      {draft.parts.length > 0 && (
        <ul className={styles.parts} aria-label={say('Paid in parts')}>
          {draft.parts.map((part, place) => (
            <Part
              // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name of their own, and no state
              key={place}
              part={part}
              name={nameOf(part.methodId)}
              currency={currency}
              onRemove={() => change(withoutPart(draft, part))}
            />
          ))}
        </ul>
      )}
      {method.kind === 'cash' ? (
        <CashTender
          toPay={standing.rest}
          received={draft.received}
          currency={currency}
          onChange={(received) => change({ ...draft, received })}
        />
      ) : (
        <CardTender standing={standing} method={method} draft={draft} currency={currency} change={change} />
      )}
      {isShort && standing.given > 0 && (
        <fieldset className={styles.quick} aria-label={say('How the rest is paid')}>
          {tenderMethods(settings)
            .filter((each) => each.kind !== 'cash' || each.id !== method.id)
            .map((each) => (
              <Button
                key={each.id}
                variant="default"
                size="xs"
                rightSection={keyOf(each) && <kbd>{keyOf(each)}</kbd>}
                onClick={() => payRestBy(each.id)}
              >
                {say('Rest by {method}', { method: each.name })}
              </Button>
            ))}
        </fieldset>
      )}
    </div>
  )
}

interface PartProps {
  readonly part: Tender
  readonly name: string
  readonly currency: string
  onRemove(): void
}

function Part({ part, name, currency, onRemove }: PartProps) {
  return (
    <li>
      <span>
        <bdi>{name}</bdi>
        {part.reference !== undefined && <bdi className={styles.slip}>{part.reference}</bdi>}
      </span>
      <MoneyText minor={part.amount} currency={currency} bare />
      <CloseButton size="sm" aria-label={say('Take away: {method}', { method: name })} onClick={onRemove} />
    </li>
  )
}

interface CardTenderProps extends Pick<TenderPanelProps, 'draft' | 'currency' | 'change'> {
  readonly standing: TenderStanding
  readonly method: PaymentMethod
}

/** What the slip says, and how much of it: all that is left, unless a part is typed. */
function CardTender({ standing: { rest, given, isShort, isOver }, method, draft, currency, change }: CardTenderProps) {
  return (
    <>
      <div id={CASH_PLACE} className={styles.given}>
        <TextInput
          label={method.kind === 'prepaid' ? say('Card or voucher number') : say('Number on the slip')}
          autoComplete="off"
          maxLength={120}
          value={draft.slip}
          onChange={(event) => change({ ...draft, slip: event.currentTarget.value })}
        />
        <MoneyField
          key={`${method.id} ${draft.parts.length}`}
          label={say('Amount by {method}', { method: method.name })}
          currency={currency}
          minor={given}
          unreadIsNone
          error={isOver ? say('Only cash gives change.') : null}
          onChange={(received) => change({ ...draft, received })}
        />
      </div>
      {isShort && (
        <p className={styles.change} data-short role="status">
          <span>{say('Still missing')}</span>
          <MoneyText minor={rest - given} currency={currency} />
        </p>
      )}
    </>
  )
}

function keyOf({ kind }: PaymentMethod): string | undefined {
  return kind === 'cash' ? 'F8' : kind === 'externalTerminal' ? 'F9' : undefined
}
